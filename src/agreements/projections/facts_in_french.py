"""Chaque nature de fait en une phrase française; les blancs comme en anglais.

Names come without gender or number, so that what would agree with them is avoided.
"""

from __future__ import annotations

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "OrganizationRegistered": "inscription : {subject}[, établissement {formed_on}]"
    "[, au sein de l’organisation suivante : {parent}]",
    "OrganizationRenamed": "{subject} prend le nom de {name} {effective_on}",
    "OrganizationPlaced": "{subject} relève de l’organisation suivante {effective_on} : {parent}",
    "OrganizationSucceeded": "{subject} a pour successeur {effective_on} : {successors}",
    "SplitAllocated": "après la scission, {successor} prend la suite de l’organisation "
    "{subject:bare}[, pour la fonction {function}][, territoire : {territory}][, {effective_on}]",
    "FunctionTransferred": "{subject} cède la fonction {function} {effective_on}; elle passe à "
    "l’organisation suivante : {to}[, territoire : {territory}]"
    "[, en vertu de l’instrument {under}]",
    "AnswerabilityRecorded": "{subject} rend compte à l’instance suivante : {to}"
    "[, à compter {effective_on:from}][, fin : {until:day}]",
    "OrganizationDissolved": "{subject} cesse d’exister sans successeur {effective_on}",
    "TerritoryRegistered": "inscription du territoire {subject}[, qui existe à compter "
    "{exists_from:from}]",
    "TerritoryRenamed": "le territoire {subject} prend le nom de {name} {effective_on}",
    "TerritoryPlaced": "le territoire {subject} se trouve dans le territoire {within}"
    "[, à compter {effective_on:from}][, fin : {until:day}]",
    "FunctionRegistered": "inscription de la fonction {subject} ({level:FunctionLevel})"
    "[, partie de la fonction {parent}]",
    "FunctionPlaced": "la fonction {subject} devient une partie de la fonction {parent} "
    "{effective_on}",
    "FunctionRetired": "la fonction {subject} n’est plus exercée {effective_on}"
    "[; la fonction {continued_as} la poursuit]",
    "NeedRecorded": "la fonction {subject} exige un titulaire pour ce rôle : {role:Role}, "
    "territoire : {territory}[, à compter {effective_on:from}]"
    "[, fin : {until:day}]",
    "DocumentRegistered": "inscription du document {subject}[, daté {dated_on:from}]",
    "PostRegistered": "inscription du poste {subject}, organisation : {organization}"
    "[, création {formed_on}]",
    "PostRenamed": "le poste {subject} prend le nom de {name} {effective_on}",
    "PostPlaced": "le poste {subject} passe à l’organisation suivante {effective_on} : "
    "{organization}",
    "PostAbolished": "le poste {subject} est aboli {effective_on}",
    "IncumbentNamed": "{person} occupe le poste {subject} {effective_on}[, fin : {until:day}]"
    "[, par intérim{acting}]",
    "IncumbentLeft": "le titulaire quitte le poste {subject} {effective_on}",
    "JointBodyConstituted": "constitution de l’organisme conjoint {subject:bare} en vertu de "
    "l’instrument {instrument}[ (clause {clause})][, décision : {rule:DecisionRule}]"
    "[, {effective_on}]",
    "MemberNamed": "nouveau membre de l’organisme {subject:bare} : {member}"
    "[, pour le compte de l’organisation suivante : {on_behalf_of}][, {effective_on}]"
    "[, fin : {until:day}]",
    "MemberLeft": "membre qui quitte l’organisme {subject:bare} {effective_on} : {member}",
    "ChairNamed": "présidence de l’organisme {subject:bare} {effective_on} : {chairs}"
    "[, fin : {until:day}]",
    "BodyDecided": "{subject} décide {decided_on} ({rule:DecisionRule}) : {text}",
    "AgreementRegistered": "inscription de l’entente {subject}; parties : {parties}"
    "[; forme : {form:AgreementForm}]",
    "EnactmentRegistered": "inscription du texte {subject} ({kind:EnactmentKind}), auteur : "
    "{made_by}",
    "DeclarationRegistered": "déclaration {subject} ({kind:DeclarationKind}) {made_on}, auteur : "
    "{made_by}",
    "AgreementSigned": "{party} signe l’entente {subject} {signed_on}",
    "InstrumentCommenced": "l’instrument {subject} entre en vigueur {effective_on}"
    "[, pour la partie suivante : {party}]",
    "TermAgreed": "durée de l’entente {subject} :[ {length:length}][ jusqu’au jour suivant, "
    "exclu : {until:day}][ indéterminée{indeterminate}][, renouvelable{renewable}]"
    "[, reconduite tacitement : {tacit_renewal:length}]",
    "AgreementRenewed": "l’entente {subject} est renouvelée[, fin : {until:day}]",
    "RenewalDeclined": "{party} donne avis {notice_on} de non-renouvellement de l’entente "
    "{subject}",
    "InstrumentTerminated": "l’instrument {subject} prend fin par résiliation {effective_on}"
    "[, à l’initiative de la partie suivante : {party}][, avis donné {notice_on}]",
    "AgreementSuperseded": "l’entente {subject} est remplacée par l’instrument {by} {effective_on}",
    "NegotiationOpened": "les pourparlers sur l’entente {subject} s’ouvrent {opened_on}",
    "NegotiationAbandoned": "les pourparlers sur l’entente {subject} sont abandonnés "
    "{effective_on}",
    "ApprovalGiven": "approbation de l’entente {subject} pour la partie suivante : {party}; "
    "par l’autorité suivante {approved_on} : {approved_by}[, en vertu de l’instrument {under}]",
    "CommencementConditioned": "l’entente {subject} n’entre en vigueur qu’à cette condition : "
    "{text}[ (partie : {party})]",
    "CommencementConditionMet": "la condition {condition} de l’entrée en vigueur de l’entente "
    "{subject} est remplie {met_on}",
    "CommencementConditionWaived": "la condition {condition} de l’entrée en vigueur de l’entente "
    "{subject} est levée {waived_on}[, par {by}]",
    "TerminationTermsAgreed": "l’entente {subject} peut prendre fin par avis"
    "[ de {notice_period:length}][, donné par {entitled}][ (clause {clause})]",
    "TerminationWithdrawn": "l’avis de résiliation de l’entente {subject} est retiré "
    "{withdrawn_on}",
    "InstrumentSuspended": "l’instrument {subject} est suspendu {effective_on}"
    "[, fin : {until:day}]",
    "SuspensionLifted": "la suspension de l’instrument {subject} est levée {effective_on}",
    "AccessionRequested": "{applicant} demande d’adhérer à l’entente {subject} {requested_on}",
    "PartyAcceded": "{party} adhère à l’entente {subject} {acceded_on}, avec effet {effective_on}",
    "AccessionRefused": "demande d’adhésion à l’entente {subject} refusée {refused_on}, "
    "demandeur : {applicant}[, décision de l’instance suivante : {decided_by}] : {criteria}",
    "PartyWithdrew": "{party} se retire de l’entente {subject} {effective_on}[, avis donné "
    "{notice_on}]",
    "FormChanged": "l’entente {subject} change {effective_on}[, forme : {form:AgreementForm}]"
    "[, partenariat : {partnership_type:PartnershipType}]",
    "AgreementAmended": "l’entente {subject} est modifiée {effective_on}"
    "[ par l’instrument {amended_by}][ : {summary}]",
    "PrevalenceAgreed": "la clause {clause} de l’instrument {subject} donne préséance sur {over}"
    "[ à {prevails}][, à compter {effective_on:from}][, fin : {until:day}]",
    "BasisRecorded": "l’instrument {subject} repose sur l’instrument {rests_on}"
    "[, à compter {effective_on:from}][, fin : {until:day}]"
    "[ (clause {clause})]",
    "LeadTimeSet": "délai interne avant les échéances de l’instrument {subject} : "
    "{lead_time:length} ({ahead_of:code})[, fixé par {set_by}]",
    "ClauseRecorded": "l’instrument {subject} contient la clause {clause} ({kind:ClauseKind})",
    "ClauseAmended": "la clause {clause} de l’instrument {subject} a un nouveau texte "
    "{effective_on}[, par l’instrument {amended_by}]",
    "ClauseRepealed": "la clause {clause} de l’instrument {subject} est abrogée {effective_on}"
    "[, par l’instrument {amended_by}]",
    "ReopenerRecorded": "la clause {clause} permet la réouverture de l’entente {subject}; "
    "ayant droit : {entitled}",
    "ReopenerTriggered": "ce qui permet la réouverture de l’entente {subject} (clause {clause}) "
    "se produit {occurred_on}[ : {ground}]",
    "ReopenerInvoked": "{by} donne avis {notice_on} de réouverture de l’entente {subject} "
    "(clause {clause})[ : {ground}]",
    "ReopenerWithdrawn": "l’avis de réouverture de l’entente {subject} (clause {clause}) est "
    "retiré {effective_on}",
    "ReopenerConcluded": "la réouverture de l’entente {subject} (clause {clause}) est conclue "
    "{concluded_on}[ par l’instrument {instrument}]",
    "RoleAssigned": "l’instrument {subject} attribue un rôle ({role:Role}, {manner:Manner}) : "
    "{holders}; fonction {function}, territoire : {territory}"
    "[, à compter {effective_on:from}][, fin : {until:day}]"
    "[, clientèle : {clientele}]",
    "RoleEnded": "le rôle {assignment} de l’instrument {subject} prend fin {effective_on}",
    "RoleLeftUndetermined": "l’instrument {subject} ne dit pas à qui revient ce rôle : "
    "{role:Role}; fonction {function}, territoire : {territory}"
    "[, à compter {effective_on:from}][, fin : {until:day}]",
    "StepPlanned": "l’instrument {subject} prévoit l’étape suivante : {title}"
    "[, date prévue : {planned_for:day}]",
    "StepConditionSatisfied": "la condition {condition} de l’étape {step} de l’instrument "
    "{subject} est remplie {satisfied_on}",
    "StepConditionWaived": "la condition {condition} de l’étape {step} de l’instrument {subject} "
    "est levée {waived_on}, par {by}",
    "StepConditionFailed": "la condition {condition} de l’étape {step} de l’instrument {subject} "
    "fait défaut {failed_on}",
    "StepDeferred": "l’étape {step} de l’instrument {subject} est reportée {deferred_on}"
    "[, nouvelle date : {planned_for:day}]",
    "StepCancelled": "l’étape {step} de l’instrument {subject} est annulée {effective_on}",
    "StepEffected": "l’étape {step} de l’instrument {subject} est réalisée {effective_on}",
    "StepReversed": "l’étape {step} de l’instrument {subject} est inversée {effective_on}",
    "FundingLineRecorded": "financement en vertu de l’instrument {subject} : payeur, {payer}; "
    "bénéficiaire, {payee}; {functions}; territoire, {territory}[; source, {source}]",
    "FundingProjected": "instrument {subject}, ligne {line} : {amount:money} (prévision), "
    "exercice {years}[, {projected_on}]",
    "FundingCommitted": "instrument {subject}, ligne {line} : {amount:money} (engagement), "
    "exercice {years}[, {committed_on}]",
    "FundingAdjusted": "instrument {subject}, ligne {line} : l’engagement de l’exercice {years} "
    "varie de {amount:money}[, {adjusted_on}]",
    "FundsPaid": "instrument {subject}, ligne {line} : {amount:money} (paiement), "
    "exercice {fiscal_year}[, {paid_on}]",
    "FundsRecovered": "instrument {subject}, ligne {line} : {amount:money} (recouvrement), "
    "exercice {fiscal_year}, {recovered_on}",
    "FundingLapsed": "instrument {subject}, ligne {line} : {amount:money} (somme périmée), "
    "exercice {fiscal_year}[, {lapsed_on}]",
    "FundingCarriedForward": "instrument {subject}, ligne {line} : {amount:money} (report) de "
    "l’exercice {fiscal_year} à l’exercice {to_year}[, {carried_on}]",
    "FigureRestated": "instrument {subject}, ligne {line} : le chiffre {restates} devient "
    "{amount:money}, {restated_on}",
    "TotalPublished": "le document {subject} donne {amount:money} comme total "
    "({figure:Figure}), exercice {fiscal_year}[, {published_on}]",
    "ObligationAgreed": "{owed_by} doit ceci en vertu de l’instrument {subject} : "
    "{kind:ObligationKind}; créancier : {owed_to}"
    "[, à compter {effective_on:from}][, fin : {until:day}]",
    "ObligationFulfilled": "l’obligation {obligation} de l’instrument {subject} (échéance : "
    "{due_on:day}) est remplie {fulfilled_on}[ : {document}]",
    "ObligationWaived": "l’obligation {obligation} de l’instrument {subject} (échéance : "
    "{due_on:day}) est levée {waived_on}, par {by}",
    "IndicatorAgreed": "l’instrument {subject} mesure {name} ({unit})",
    "TargetAgreed": "l’instrument {subject} fixe une cible pour {indicator} : "
    "{value:figure}[ sur {of:figure}], {territory}, {period}[, {agreed_on}]",
    "ResultReported": "résultat de {indicator} en vertu de l’instrument {subject}"
    "[ : {value:figure}], {territory}, {period}[, {reported_on}]",
    "FactSuperseded": "correction de ce qui est consigné : {replacement:told}",
    "FactAnnulled": "correction de ce qui est consigné : le fait {corrects} est annulé",
    "AlternativeRecorded": "une autre source dit : {statement:told}",
}
