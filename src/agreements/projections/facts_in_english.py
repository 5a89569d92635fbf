"""Each kind of fact as one plain English sentence.

A blank is a field of the fact, rendered by what it holds; ``:`` says how otherwise. What stands in
brackets is left out where a blank in it is empty.
"""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "OrganizationRegistered": "{subject} is registered[, formed {formed_on}]"
    "[, as part of {parent}]",
    "OrganizationRenamed": "{subject} is named {name} from {effective_on:day}",
    "OrganizationPlaced": "{subject} becomes part of {parent} {effective_on}",
    "OrganizationSucceeded": "{subject} is succeeded by {successors} {effective_on}",
    "SplitAllocated": "{successor} takes over from {subject} after the split"
    "[, for {function}][, in {territory}][, {effective_on}]",
    "FunctionTransferred": "{subject} passes {function} to {to}[ in {territory}] {effective_on}"
    "[, under {under}]",
    "AnswerabilityRecorded": "{subject} answers to {to}[ from {effective_on:day}]"
    "[ until {until:day}]",
    "OrganizationDissolved": "{subject} is dissolved without successor {effective_on}",
    "TerritoryRegistered": "{subject} is registered as a territory[, existing from "
    "{exists_from:day}]",
    "TerritoryRenamed": "{subject} is named {name} from {effective_on:day}",
    "TerritoryPlaced": "{subject} lies in {within}[ from {effective_on:day}][ until {until:day}]",
    "FunctionRegistered": "{subject} is registered as a {level:FunctionLevel}[, part of {parent}]",
    "FunctionPlaced": "{subject} becomes part of {parent} {effective_on}",
    "FunctionRetired": "{subject} is no longer carried on from {effective_on:day}"
    "[; {continued_as} carries it on]",
    "NeedRecorded": "{subject} needs somebody to {role:Role} in {territory}"
    "[ from {effective_on:day}][ until {until:day}]",
    "DocumentRegistered": "{subject} is registered as a document[, dated {dated_on:day}]",
    "PostRegistered": "{subject} is registered as a post in {organization}[, formed {formed_on}]",
    "PostRenamed": "{subject} is named {name} from {effective_on:day}",
    "PostPlaced": "{subject} becomes a post in {organization} {effective_on}",
    "PostAbolished": "{subject} is abolished {effective_on}",
    "IncumbentNamed": "{person} becomes {subject} {effective_on}[ until {until:day}]"
    "[, in an acting capacity{acting}]",
    "IncumbentLeft": "the incumbent leaves: {subject}, {effective_on}",
    "JointBodyConstituted": "{subject} is constituted under {instrument}[ (clause {clause})]"
    "[, deciding by {rule:DecisionRule}][ {effective_on}]",
    "MemberNamed": "{member} becomes a member of {subject}[ on behalf of {on_behalf_of}]"
    "[ {effective_on}][ until {until:day}]",
    "MemberLeft": "{member} is no longer a member of {subject} from {effective_on:day}",
    "ChairNamed": "{chairs} takes the chair of {subject} {effective_on}[ until {until:day}]",
    "BodyDecided": "{subject} decides {decided_on} (by {rule:DecisionRule}): {text}",
    "AgreementRegistered": "{subject} is registered as an agreement between {parties}"
    "[, its form {form:AgreementForm}]",
    "EnactmentRegistered": "{subject} is registered as a {kind:EnactmentKind} made by {made_by}",
    "DeclarationRegistered": "{made_by} makes the {kind:DeclarationKind} {subject} {made_on}",
    "AgreementSigned": "{party} signs {subject} {signed_on}",
    "InstrumentCommenced": "{subject} comes into force[ for {party}] {effective_on}",
    "TermAgreed": "the term of {subject} is[ {length:length}][ until {until:day}]"
    "[ indeterminate{indeterminate}][, renewable{renewable}]"
    "[, carried on tacitly by {tacit_renewal:length}]",
    "AgreementRenewed": "{subject} is renewed[ until {until:day}]",
    "RenewalDeclined": "{party} gives notice {notice_on} that it does not renew {subject}",
    "InstrumentTerminated": "{subject} is terminated {effective_on}[ by notice of {party}]"
    "[, given {notice_on}]",
    "AgreementSuperseded": "{subject} is superseded by {by} {effective_on}",
    "NegotiationOpened": "talks on {subject} open {opened_on}",
    "NegotiationAbandoned": "talks on {subject} are abandoned {effective_on}",
    "ApprovalGiven": "{approved_by} approves {subject} for {party} {approved_on}[, under {under}]",
    "CommencementConditioned": "{subject} comes into force[ for {party}] only once this is met: "
    "{text}",
    "CommencementConditionMet": "condition {condition} for {subject} to come into force is met "
    "{met_on}",
    "CommencementConditionWaived": "condition {condition} for {subject} to come into force is "
    "waived {waived_on}[ by {by}]",
    "TerminationTermsAgreed": "{subject} may be ended by notice[ of {notice_period:length}]"
    "[, given by {entitled}][ (clause {clause})]",
    "TerminationWithdrawn": "the notice to end {subject} is taken back {withdrawn_on}",
    "InstrumentSuspended": "{subject} is suspended {effective_on}[ until {until:day}]",
    "SuspensionLifted": "the suspension of {subject} is lifted {effective_on}",
    "AccessionRequested": "{applicant} asks to accede to {subject} {requested_on}",
    "PartyAcceded": "{party} accedes to {subject} {acceded_on}, with effect {effective_on}",
    "AccessionRefused": "{applicant} is refused accession to {subject} {refused_on}"
    "[ by {decided_by}]: {criteria}",
    "PartyWithdrew": "{party} withdraws from {subject} {effective_on}[, by notice given "
    "{notice_on}]",
    "FormChanged": "{subject} changes {effective_on}[, its form to {form:AgreementForm}]"
    "[, its partnership to {partnership_type:PartnershipType}]",
    "AgreementAmended": "{subject} is amended {effective_on}[ by {amended_by}][: {summary}]",
    "PrevalenceAgreed": "clause {clause} of {subject} gives precedence over {over}"
    "[ to {prevails}][ from {effective_on:day}][ until {until:day}]",
    "BasisRecorded": "{subject} rests on {rests_on}[ from {effective_on:day}][ until {until:day}]"
    "[ (clause {clause})]",
    "LeadTimeSet": "work on {subject} begins {lead_time:length} ahead of its deadlines for "
    "{ahead_of:code}[, as {set_by} sets]",
    "ClauseRecorded": "{subject} has clause {clause}, on {kind:ClauseKind}",
    "ClauseAmended": "clause {clause} of {subject} has a new text {effective_on}"
    "[, by {amended_by}]",
    "ClauseRepealed": "clause {clause} of {subject} is repealed {effective_on}[, by {amended_by}]",
    "ReopenerRecorded": "clause {clause} lets {entitled} re-open {subject}",
    "ReopenerTriggered": "what allows {subject} to be re-opened (clause {clause}) occurs "
    "{occurred_on}[: {ground}]",
    "ReopenerInvoked": "{by} gives notice {notice_on} to re-open {subject} (clause {clause})"
    "[: {ground}]",
    "ReopenerWithdrawn": "the notice to re-open {subject} (clause {clause}) is withdrawn "
    "{effective_on}",
    "ReopenerConcluded": "the re-opening of {subject} (clause {clause}) is concluded "
    "{concluded_on}[ by {instrument}]",
    "RoleAssigned": "{subject} has {holders} ({manner:Manner}) {role:Role}: {function}, "
    "{territory}[, from {effective_on:day}][, until {until:day}][, for {clientele}]",
    "RoleEnded": "the role {assignment} under {subject} ends {effective_on}",
    "RoleLeftUndetermined": "{subject} leaves open who is to {role:Role}: {function}, {territory}"
    "[, from {effective_on:day}][, until {until:day}]",
    "StepPlanned": "{subject} plans the step {title}[, for {planned_for:day}]",
    "StepConditionSatisfied": "condition {condition} of step {step} of {subject} is met "
    "{satisfied_on}",
    "StepConditionWaived": "{by} waives condition {condition} of step {step} of {subject} "
    "{waived_on}",
    "StepConditionFailed": "condition {condition} of step {step} of {subject} fails {failed_on}",
    "StepDeferred": "step {step} of {subject} is deferred {deferred_on}[, to {planned_for:day}]",
    "StepCancelled": "step {step} of {subject} is cancelled {effective_on}",
    "StepEffected": "step {step} of {subject} is effected {effective_on}",
    "StepReversed": "step {step} of {subject} is reversed {effective_on}",
    "FundingLineRecorded": "{payer} funds {payee} under {subject}: {functions}, {territory}"
    "[, from {source}]",
    "FundingProjected": "{subject}, line {line}: {amount:money} projected for {years}"
    "[, {projected_on}]",
    "FundingCommitted": "{subject}, line {line}: {amount:money} committed for {years}"
    "[, {committed_on}]",
    "FundingAdjusted": "{subject}, line {line}: the commitment for {years} changes by "
    "{amount:money}[, {adjusted_on}]",
    "FundsPaid": "{subject}, line {line}: {amount:money} paid for {fiscal_year}[, {paid_on}]",
    "FundsRecovered": "{subject}, line {line}: {amount:money} recovered for {fiscal_year}, "
    "{recovered_on}",
    "FundingLapsed": "{subject}, line {line}: {amount:money} lapsed for {fiscal_year}"
    "[, {lapsed_on}]",
    "FundingCarriedForward": "{subject}, line {line}: {amount:money} carried forward from "
    "{fiscal_year} to {to_year}[, {carried_on}]",
    "FigureRestated": "{subject}, line {line}: the figure of {restates} is restated as "
    "{amount:money}, {restated_on}",
    "TotalPublished": "{subject} gives {amount:money} as the total {figure:Figure} for "
    "{fiscal_year}[, {published_on}]",
    "ObligationAgreed": "{owed_by} owes {owed_to} a {kind:ObligationKind} under {subject}"
    "[, from {effective_on:day}][, until {until:day}]",
    "ObligationFulfilled": "duty {obligation} under {subject}, due {due_on}, is fulfilled "
    "{fulfilled_on}[: {document}]",
    "ObligationWaived": "{by} waives duty {obligation} under {subject}, due {due_on}, {waived_on}",
    "IndicatorAgreed": "{subject} measures {name}, in {unit}",
    "TargetAgreed": "{subject} sets a target for {indicator}: {value:figure}[ of {of:figure}], "
    "{territory}, {period}[, {agreed_on}]",
    "ResultReported": "a result of {indicator} under {subject} is reported[: {value:figure}], "
    "{territory}, {period}[, {reported_on}]",
    "FactSuperseded": "the record is corrected: {replacement:told}",
    "FactAnnulled": "the record is corrected: fact {corrects} is struck",
    "AlternativeRecorded": "another source says: {statement:told}",
}
