/** Whole actions of Go templates, which rules and `kubectl -o go-template` are written in. */
export const GO_ACTIONS = ['end', 'else', 'break', 'continue'];
