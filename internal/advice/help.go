package advice

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"github.com/credlint/credlint/internal/credential"
	"github.com/credlint/credlint/internal/grant"
	"github.com/credlint/credlint/internal/inventory"
)

// Help is the right way to hand over the credential of g: what to write for
// the clients that read the file, else how to inject it from outside.
func Help(g *grant.Grant) string {
	switch kind := inventory.Identify(g.Place.File.Path).Kind; {
	case g.Route == grant.Instruction, kind == inventory.Instructions:
		return "remove it and name the variable only: what stands here is sent to the model with every request"
	case g.Route == grant.Dotenv, kind == inventory.DotenvFile:
		return dotenv(g)
	}
	way, more := inject(g), ""
	if d := g.Dialect; d != nil {
		more = d.Advice
	}
	switch ref := Reference(g, Variable(g)); {
	case ref != "":
		way = expand(g, ref)
	case more != "":
		return sentences(more)
	}
	return sentences(way, cmp.Or(more, oauth(g)))
}

// expand tells to write a reference in the client's own notation.
func expand(g *grant.Grant, ref string) string {
	name := called(Variable(g))
	switch {
	case g.Within == credential.Default:
		return fmt.Sprintf("leave the default out: write %q and set %s in the environment", ref, name)
	case g.Within == credential.URLUser:
		return fmt.Sprintf("write %q in place of the whole URL and set %s in the environment", ref, name)
	case g.Route == grant.Argument:
		return fmt.Sprintf("every process can read arguments: where the server allows it, pass it in the environment as %q", ref)
	}
	return fmt.Sprintf("write %q in its place and set %s in the environment", ref, name)
}

// inject tells how a credential reaches its holder where nothing is expanded.
func inject(g *grant.Grant) string {
	name := called(Variable(g))
	switch s := g.Holder.Server; {
	case s != nil && s.Command != "":
		return fmt.Sprintf("start the server through a launcher that injects %s, such as %q",
			name, fmt.Sprintf("op run --env-file=%s.env -- %s ...", cmp.Or(Slug(s.Name), "agent"), command(s)))
	case s != nil:
		return fmt.Sprintf("reach the server through a bridge that reads %s from the environment", name)
	case len(g.Holder.Clients) > 0:
		return fmt.Sprintf("take it out of the file and let a secrets manager set %s when the program starts", name)
	}
	return fmt.Sprintf("read %s from the environment or a secrets manager at run time", cmp.Or(called(g.Name), "it"))
}

// maxCommand is the longest name of a program that is repeated.
const maxCommand = 64

// command is the program of a server as people call it.
func command(s *grant.Server) string {
	if name := path.Base(s.Command); len(name) <= maxCommand {
		return name
	}
	return "COMMAND"
}

// dotenv tells to keep references in the file. They may stay in git.
func dotenv(g *grant.Grant) string {
	return fmt.Sprintf("keep a reference instead (%s=op://VAULT/ITEM/FIELD) and start the program with \"op run --env-file=%s -- COMMAND\"",
		called(g.Name), path.Base(g.Place.File.Path))
}

// oauth adds the way without any key, where the client can log in itself.
func oauth(g *grant.Grant) string {
	s := g.Holder.Server
	if g.Route != grant.Header || s == nil || s.Command != "" || len(g.Holder.Clients) == 0 {
		return ""
	}
	if c := g.Holder.Clients[0]; c.OAuth == inventory.OAuthNative {
		return fmt.Sprintf("If the server supports OAuth, drop the header and let %s log in", c.Name)
	}
	return ""
}

// sentences joins what there is to say. The last full stop is left out, as in
// every message.
func sentences(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, strings.TrimSuffix(p, "."))
		}
	}
	return strings.Join(said, ". ")
}

// Reexpress is the right way to write a reference that nobody expands.
func Reexpress(g *grant.Grant, ref credential.Ref) string {
	name := ref.Name
	if Screaming(name) != name {
		name = Variable(g)
	}
	if form := Reference(g, name); form != "" {
		return fmt.Sprintf("write %q", form)
	}
	return Help(g)
}
