//go:build linux

package main

import (
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// program is a command and what its runs cost.
type program struct {
	name string
	dir  string
	args []string
	slow bool // takes part in fewer rounds
	runs []cost
}

// cost is what one run took: seconds on the clock and of the processors, and the
// most memory in MiB. The latter counts for a program that starts no other one.
type cost struct{ wall, cpu, memory float64 }

// run runs the program once. That it found something is no failure.
func (p *program) run() (cost, error) {
	cmd := exec.Command(p.args[0], p.args[1:]...)
	cmd.Dir = p.dir
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if exit := new(exec.ExitError); err != nil && (!errors.As(err, &exit) || exit.ExitCode() > 3) {
		return cost{}, fmt.Errorf("%s: %w", p.name, err)
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{
		wall:   wall.Seconds(),
		cpu:    (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(),
		memory: float64(usage.Maxrss) / 1024,
	}, nil
}

// measure runs the programs in turn and prints a table, with the ratios of the
// first one to each.
func (o options) measure(programs []*program) error {
	for _, p := range programs { // warms the cache
		if p.slow {
			continue
		}
		if _, err := p.run(); err != nil {
			return err
		}
	}
	for round := range o.runs {
		for _, p := range programs {
			if p.slow && round >= o.slow {
				continue
			}
			c, err := p.run()
			if err != nil {
				return err
			}
			p.runs = append(p.runs, c)
		}
	}
	fmt.Println("| | runs | wall s | cpu s | peak MiB | our wall / its | our cpu / its | our memory / its |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
	for _, p := range programs {
		fmt.Printf("| %s | %d | %.3f | %.3f | %.0f | %.3f | %.3f | %.2f |\n", p.name, len(p.runs),
			p.median(wall), p.median(cpu), p.median(memory),
			programs[0].ratio(p, wall), programs[0].ratio(p, cpu), programs[0].ratio(p, memory))
	}
	return nil
}

func wall(c cost) float64   { return c.wall }
func cpu(c cost) float64    { return c.cpu }
func memory(c cost) float64 { return c.memory }

func (p *program) median(of func(cost) float64) float64 {
	var all []float64
	for _, c := range p.runs {
		all = append(all, of(c))
	}
	return median(all)
}

// ratio is the median of the ratios of runs of the same round.
func (p *program) ratio(o *program, of func(cost) float64) float64 {
	var all []float64
	for i := range min(len(p.runs), len(o.runs)) {
		all = append(all, of(p.runs[i])/of(o.runs[i]))
	}
	return median(all)
}

func median(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	n := len(all)
	return (all[(n-1)/2] + all[n/2]) / 2
}
