"""A registry of intergovernmental agreements.

Who holds which authority and accountability, over which function, in which territory, at any
date, as known at any time. The log of facts is the truth; every answer is derived from it.
"""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("agreements")
