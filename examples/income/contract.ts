/**
 * The contract of the survey's rows, the same for every release: what `sluice init` wrote of 1994 and of today's inputs
 * (init/delivery.yml), after a review. Taken out: shares of single trades and schools, which move with the economy and which drift watches.
 * Widened: what 1994 held and 1995 need not, since the model is trained on both. Added: rules between columns that no data shows.
 */
export const CONTRACT = `  volume: {rows: {at_least: 1000}, owner: data platform, because: a survey month has more; fewer is a cut load}
  columns: # bounds by init (init/delivery.yml), reviewed: who answers for a rule, and why it stays
    id: {type: integer, unique: true, null_rate: {at_most: 0}, owner: data platform, because: predictions are joined by it}
    age:
      type: integer
      between: [18, 90] # init left room up to 211; the survey asks adults and codes the oldest as 90
      quantiles: {"0.1": {at_least: 21, at_most: 26}, "0.5": {at_least: 35, at_most: 41}, "0.9": {at_least: 54, at_most: 61}}
      owner: survey team
      because: years; the model knows no other unit
    sex: {type: string, in: [Female, Male], owner: survey team, because: fairness is judged by it}
    race: {type: string, in: [White, Black, Asian or Pacific Islander, Amer Indian Aleut or Eskimo, Other], owner: survey team, because: slices are judged by it}
    # Not needed to understand any verdict, so no value of these appears in a report or a profile.
    hispanic_origin: {type: string, sensitive: true}
    citizenship: {type: string, sensitive: true}
    education:
      type: string
      null_rate: {at_most: 0}
      in: [Less than 1st grade, 1st 2nd 3rd or 4th grade, 5th or 6th grade, 7th and 8th grade, 9th grade, 10th grade, 11th grade, 12th grade no diploma, High school graduate, Some college but no degree, Associates degree-occup /vocational, Associates degree-academic program, Bachelors degree(BA AB BS), Masters degree(MA MS MEng MEd MSW MBA), Prof school degree (MD DDS DVM LLB JD), Doctorate degree(PhD EdD)]
      mostly: 0.995 # init: none was seen but once, so half a per cent of others would be a surprise
      owner: survey team
      because: a level that training never had is scored as if it were none
    marital_status: {type: string, in: [Never married, Married-civilian spouse present, Married-A F spouse present, Married-spouse absent, Separated, Divorced, Widowed], mostly: 0.995, owner: survey team, because: as for education}
    class_of_worker: {type: string, null_rate: {at_most: 0.005}, distinct: {at_least: 6, at_most: 9}, owner: survey team, because: as for education}
    tax_filer: {type: string, in: [Nonfiler, Single, Head of household, Joint both under 65, Joint one under 65 & one 65+, Joint both 65+], mostly: 0.995, owner: survey team, because: as for education}
    employees_of_employer: {type: integer, in: [1, 2, 3, 4, 5, 6], owner: survey team, because: "classes of size, not heads; counted from 1"}
    weeks_worked: {type: integer, between: [1, 52], owner: survey team, because: a year has no more}
    capital_gains: {type: integer, between: [0, 99999], owner: survey team, because: the survey codes all above as 99999; init saw no bound in so heavy a tail}
    capital_losses: {type: integer, between: [0, 99999], owner: survey team, because: the survey codes all above as 99999}
    dividends: {type: integer, between: [0, 99999], owner: survey team, because: the survey codes all above as 99999; init saw no bound in so heavy a tail}
  rules: # shares of frequent values, by init: a default that spreads, or a source that is missing
    - {name: most gain no capital, column: capital_gains, in: [0], mostly: 0.9, owner: survey team, because: 94 of 100 did in both years}
    - {name: some gain capital, column: capital_gains, not_in: [0], mostly: 0.03, owner: survey team, because: none at all is a source that is missing}
    - {name: some lose capital, column: capital_losses, not_in: [0], mostly: 0.015, owner: survey team, because: none at all is a source that is missing}
    - {name: some have dividends, column: dividends, not_in: [0], mostly: 0.11, owner: survey team, because: none at all is a source that is missing}
    - {name: most work all year, column: weeks_worked, in: [52], mostly: 0.6, owner: survey team, because: weeks counted as months would empty it}
    - {name: no sex fills the rest, column: sex, not_in: [Male], mostly: 0.4, owner: survey team, because: a default that spreads is a join that failed}
  rows:
    - {name: nobody gains and loses capital in one year, sql: capital_gains = 0 OR capital_losses = 0, owner: survey team, because: the form nets them}
    - {name: who never married files no joint return, sql: "NOT (marital_status = 'Never married' AND tax_filer LIKE 'Joint%')", owner: survey team, because: a joint return needs a spouse}
`;
