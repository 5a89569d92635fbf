"""Who holds which role, and what somebody holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from agreements.api.parameters.clocks import DayParameters, DocumentedParameters, Parameters
from agreements.api.parameters.values import Flag
from agreements.domain.words import Language, Role


class WhichRoles(Parameters):
    """Roles over a function in a territory."""

    function: str = Field(
        description="Identifier of a policy field, program or service.",
        examples=["employment-benefits"],
    )
    territory: str = Field(description="Identifier of a territory.", examples=["CA-BC"])
    role: Role | None = Field(
        default=None, description="Only this role. Default: all.", examples=["deliver"]
    )
    below: Flag = Field(
        default=False,
        description="Also what is held over narrower functions and territories, where it is held.",
    )
    clientele: Annotated[str, StringConstraints(min_length=1, max_length=500)] | None = Field(
        default=None,
        description="Leave out what is limited to another clientele; named in English or French, "
        "whatever the case (R23).",
        examples=["insured participants"],
    )
    language: Language | None = Field(
        default=None, description="Leave out what is limited to service in the other language."
    )


class DraftedWhoParameters(WhichRoles, DayParameters):
    """Who would hold which role."""


class HoldingsParameters(DocumentedParameters):
    """What an organization or post holds."""

    posts: Flag = Field(
        default=False, description="Also what the posts of the organization hold, post by post."
    )


class WhoParameters(WhichRoles, DocumentedParameters):
    """Who holds which role over a function in a territory."""

    lang: Language | None = Field(
        default=None, description="Language of the plain sentence; before Accept-Language."
    )
