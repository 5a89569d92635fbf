"""Who holds which role, by what and from whom."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "answerable": ("answers to", "rend compte à"),
    "by_step": ("step {id}", "étape {id}"),
    "delegated": ("delegated", "délégué"),
    "delegated_from": ("delegated by", "délégué par"),
    "ends_circle": ("then in a circle", "puis en boucle"),
    "ends_open": ("nothing further on record", "rien de plus n’est consigné"),
    "gone": ("not held that day", "non détenu ce jour-là"),
    "made_by": ("made by {id}", "auteur : {id}"),
    "overridden": (
        "Overridden by an instrument that prevails",
        "Écarté par un instrument qui l’emporte",
    ),
    "rests_on": ("rests on", "repose sur"),
    "unverified": (
        "not verified: the source is not on record",
        "non vérifié : la source n’est pas consignée",
    ),
    "consensus": ("by consensus", "par consensus"),
    "majority": ("by majority", "à la majorité"),
    "co-chairs": ("by the co-chairs", "par les coprésidents"),
    "held_by": ("held by", "titulaire"),
    "in_place": ("in its place", "à sa place"),
    "in_place_of": ("in place of", "à la place de"),
    "joint": ("joint", "conjoint"),
    "sole": ("sole", "seul"),
    "concurrent": ("concurrent", "concurrent"),
    "limited": ("limited to", "limité à"),
    "none_held": ("holds nothing that is on record.", "ne détient rien qui soit consigné."),
    "over": ("over", "sur"),
    "over_in": ("{function} in {territory}", "{function} dans {territory}"),
}
