import { mount } from 'svelte';
import App from './app/App.svelte';
import { allowInlineWorkers } from './engine/trusted-types.ts';

allowInlineWorkers();
mount(App, { target: document.getElementById('app')! });
