package managers

// Handover is how a manager takes a secret over and gives it to a program. Its
// words hold {at} for the place in the manager ({at.0} and {at.1} for the parts
// before and behind the first slash), {entry} for the secret's own name there,
// {name} for its variable, {names} for those of several.
type Handover struct {
	With string // the word by which it is chosen: "op"
	Name string // for people
	// Where is what At means: "vault", "project/config". At is its default;
	// empty means that the user has to say it.
	Where, At string
	// Reference stands in place of the value and is resolved by Launch.
	Reference string
	// Launch are the words before a program that start it with secrets.
	Launch []string
	// Fetch are the words of a command that prints one secret.
	Fetch []string
	// Store are the words of a command that keeps one secret, which it reads from
	// standard input in the form that Input says. It is nil where the program
	// takes values as arguments only, which every process can read.
	Store []string
	Input Input
	// Program starts a program with what the dotenv file {file} needs, for people.
	Program string
}

// Input is the form in which a program reads a secret from standard input.
type Input string

// The inputs.
const (
	Plain      Input = ""
	JSONString Input = "json" // a JSON string
	Item       Input = "item" // a JSON template of 1Password
	Line       Input = "line" // a command of macOS's security program
)
