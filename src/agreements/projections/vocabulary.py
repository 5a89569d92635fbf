"""The registry's coded words as people say them: one English and one French term for each.

A code stays as it is in JSON and in what is typed; a page shows the term.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from agreements.domain.words import Language

Terms = Literal[
    "AgreementForm",
    "Basis",
    "Certainty",
    "ClauseKind",
    "DecisionRule",
    "DeclarationKind",
    "Disclosure",
    "EnactmentKind",
    "Family",
    "Figure",
    "FunctionLevel",
    "Language",
    "Manner",
    "ObligationKind",
    "OrganizationKind",
    "PartnershipType",
    "Power",
    "ReopenerState",
    "Role",
    "Status",
    "StepState",
]
"""Which list of words a code is from."""

_FRENCH: Mapping[Terms, Mapping[str, str]] = {
    "AgreementForm": {
        "co-management": "cogestion",
        "devolution": "transfert",
        "strategic-partnership": "partenariat stratégique",
        "federal-delivery": "exécution fédérale",
        "cost-sharing": "partage des coûts",
        "contribution": "contribution",
        "contract": "contrat",
        "framework": "entente-cadre",
        "memorandum-of-understanding": "protocole d’entente",
    },
    "Basis": {
        "stated": "énoncé",
        "inferred": "déduit",
    },
    "Certainty": {
        "certain": "certain",
        "possible": "possible",
    },
    "ClauseKind": {
        "re-opener": "réouverture",
        "renewal": "renouvellement",
        "termination": "résiliation",
        "parity": "parité",
        "funding": "financement",
        "reporting": "rapports",
        "evaluation": "évaluation",
        "governance": "gouvernance",
        "dispute-resolution": "règlement des différends",
        "staff-transfer": "transfert de personnel",
        "information-sharing": "échange de renseignements",
        "language": "langue",
        "visibility": "visibilité",
        "confidentiality": "confidentialité",
        "prevalence": "prépondérance",
        "other": "autre",
    },
    "DecisionRule": {
        "consensus": "consensus",
        "majority": "majorité",
        "co-chairs": "coprésidents",
    },
    "DeclarationKind": {
        "offer": "offre",
        "announcement": "annonce",
        "plan": "plan",
    },
    "Disclosure": {
        "public": "public",
        "protected": "protégé",
    },
    "EnactmentKind": {
        "statute": "loi",
        "regulation": "règlement",
        "order-in-council": "décret",
        "mandate-letter": "lettre de mandat",
        "directive": "directive",
    },
    "Family": {
        "authority": "pouvoir",
        "accountability": "responsabilité",
        "voice": "voix",
    },
    "Figure": {
        "projected": "prévu",
        "committed": "engagé",
        "paid": "versé",
    },
    "FunctionLevel": {
        "policy-field": "domaine de politique",
        "program": "programme",
        "service": "service",
    },
    "Language": {
        "en": "anglais",
        "fr": "français",
    },
    "Manner": {
        "sole": "exclusif",
        "joint": "conjoint",
        "concurrent": "concurrent",
        "delegated": "délégué",
    },
    "ObligationKind": {
        "report": "rapport",
        "evaluation": "évaluation",
        "audit": "vérification",
        "workplan": "plan de travail",
        "plan": "plan",
        "payment": "paiement",
        "notice": "avis",
        "meeting": "réunion",
        "other": "autre",
    },
    "OrganizationKind": {
        "government": "gouvernement",
        "department": "ministère",
        "agency": "organisme",
        "board": "office ou commission",
        "crown-corporation": "société d’État",
        "municipality": "municipalité",
        "indigenous-government": "gouvernement autochtone",
        "community-body": "organisme communautaire",
        "private-body": "organisme privé",
        "joint-committee": "comité conjoint",
        "legislature": "assemblée législative",
        "public": "public",
        "members": "membres",
    },
    "PartnershipType": {
        "client-contractor": "client et fournisseur",
        "intergovernmental-cost-sharing": "partage intergouvernemental des coûts",
        "collaborative": "collaboration",
    },
    "Power": {
        "approve-plans": "approuver les plans",
        "set-targets": "fixer les cibles",
        "assign-roles": "attribuer les rôles",
        "effect-steps": "réaliser les étapes",
        "allocate-funds": "répartir les fonds",
        "amend-clauses": "modifier les clauses",
        "advise": "conseiller",
    },
    "ReopenerState": {
        "not-yet-open": "pas encore ouverte",
        "open": "ouverte",
        "invoked": "invoquée",
        "concluded": "conclue",
        "lapsed": "caduque",
    },
    "Role": {
        "legislate": "légiférer",
        "set-policy": "établir la politique",
        "plan": "planifier",
        "set-targets": "fixer les cibles",
        "design": "concevoir",
        "deliver": "exécuter",
        "coordinate": "coordonner",
        "oversee": "surveiller",
        "direct": "diriger",
        "fund": "financer",
        "staff": "doter en personnel",
        "build-capacity": "renforcer les capacités",
        "inform": "informer",
        "monitor": "assurer le suivi",
        "evaluate": "évaluer",
        "audit": "vérifier",
        "account-for-outcomes": "répondre des résultats",
        "account-for-funds": "répondre des fonds",
        "account-for-service": "répondre du service",
        "account-for-compliance": "répondre de la conformité",
        "account-for-information": "répondre de l’information",
        "consulted": "consulté",
        "informed": "informé",
    },
    "Status": {
        "in-negotiation": "en négociation",
        "signed": "signée",
        "in-force": "en vigueur",
        "suspended": "suspendue",
        "expired": "expirée",
        "terminated": "résiliée",
        "superseded": "remplacée",
        "abandoned": "abandonnée",
        "not-in-force": "pas en vigueur",
        "repealed": "abrogée",
        "not-made": "pas encore faite",
        "declared": "faite",
    },
    "StepState": {
        "planned": "prévue",
        "deferred": "reportée",
        "blocked": "bloquée",
        "cancelled": "annulée",
        "before-basis": "antérieure à son fondement",
        "effected": "réalisée",
        "without-effect": "sans effet",
        "reversed": "inversée",
    },
}

_ENGLISH: Mapping[str, str] = {
    "co-management": "co-management",
    "co-chairs": "co-chairs",
    "cost-sharing": "cost-sharing",
    "client-contractor": "client-contractor",
    "intergovernmental-cost-sharing": "intergovernmental cost-sharing",
    "re-opener": "re-opener",
    "en": "English",
    "fr": "French",
}
"""Where the code is not its own term once its hyphens are spaces."""


def term(of: Terms, code: str, language: Language) -> str:
    """Return a code's term: in English the code in plain words, in French its translation."""
    if language == "fr":
        return _FRENCH[of][code]
    return _ENGLISH.get(code, code.replace("-", " "))
