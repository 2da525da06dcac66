package lazy

import "testing"

func TestPattern(t *testing.T) {
	broken, sound := Pattern("("), Pattern("^a+$") // neither is compiled yet
	first := sound()
	if !first.MatchString("aa") || sound() != first {
		t.Error("not the pattern, or not the same one")
	}
	defer func() {
		if recover() == nil {
			t.Error("a broken pattern was compiled")
		}
	}()
	broken()
}
