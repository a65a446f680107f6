// Sets the person's theme before the first paint: a classic script in <head>, because a module would
// run after it, and a file of its own, because the policy admits no inline script.
try {
  const choice = localStorage.getItem('gaptrace.theme');
  if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
} catch {
  // Storage is blocked in this browser: the system's theme it is.
}
