// Command alertmanager-judge asks Alertmanager's own packages about a configuration: which receivers a label set is
// sent to, and whether a moment lies in a time interval. Its input is one JSON object, its output another; every
// route and every moment is judged by the code that Alertmanager runs.
package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"time"

	"github.com/prometheus/alertmanager/config"
	"github.com/prometheus/alertmanager/dispatch"
	"github.com/prometheus/alertmanager/featurecontrol"
	"github.com/prometheus/alertmanager/notify"
	"github.com/prometheus/alertmanager/timeinterval"
	"github.com/prometheus/alertmanager/types"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/common/model"
)

type request struct {
	Config string           `json:"config"`
	Labels []model.LabelSet `json:"labels"`
	// Moments are asked of every route that a label set comes to.
	Moments []time.Time `json:"moments"`
}

type matched struct {
	Receiver string `json:"receiver"`
	// Key of the route, and of what is told in Told.
	Route string `json:"route"`
}

type answer struct {
	Matched [][]matched `json:"matched"`
	// Told says of each route, by its id, at which moments it notifies: "1" or "0", one a moment.
	Told map[string]string `json:"told"`
}

func main() {
	if err := run(); err != nil {
		os.Stderr.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
}

func run() error {
	var asked request
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		return err
	}
	conf, err := config.Load(asked.Config)
	if err != nil {
		return err
	}
	intervals := map[string][]timeinterval.TimeInterval{}
	for _, one := range conf.TimeIntervals {
		intervals[one.Name] = one.TimeIntervals
	}
	judge := newStages(timeinterval.NewIntervener(intervals))
	root := dispatch.NewRoute(conf.Route, nil)
	given := answer{Matched: [][]matched{}, Told: map[string]string{}}
	for _, labels := range asked.Labels {
		routes := []matched{}
		for _, route := range root.Match(labels) {
			routes = append(routes, matched{Receiver: route.RouteOpts.Receiver, Route: route.ID()})
			if _, known := given.Told[route.ID()]; known {
				continue
			}
			told, err := judge.told(route, asked.Moments)
			if err != nil {
				return err
			}
			given.Told[route.ID()] = told
		}
		given.Matched = append(given.Matched, routes)
	}
	return json.NewEncoder(os.Stdout).Encode(given)
}

type stages struct {
	mute   *notify.TimeMuteStage
	active *notify.TimeActiveStage
}

func newStages(muter types.TimeMuter) stages {
	registry := prometheus.NewRegistry()
	metrics := notify.NewMetrics(registry, featurecontrol.NoopFlags{})
	marker := types.NewMarker(registry)
	return stages{
		mute:   notify.NewTimeMuteStage(muter, marker, metrics),
		active: notify.NewTimeActiveStage(muter, marker, metrics),
	}
}

// told sends an alert through the two stages that know of time, as if it were each of the moments.
func (s stages) told(route *dispatch.Route, moments []time.Time) (string, error) {
	quiet := slog.New(slog.DiscardHandler)
	answers := make([]byte, 0, len(moments))
	for _, moment := range moments {
		ctx := notify.WithNow(context.Background(), moment)
		ctx = notify.WithGroupKey(ctx, "group")
		ctx = notify.WithRouteID(ctx, route.ID())
		ctx = notify.WithMuteTimeIntervals(ctx, route.RouteOpts.MuteTimeIntervals)
		ctx = notify.WithActiveTimeIntervals(ctx, route.RouteOpts.ActiveTimeIntervals)
		ctx, left, err := s.mute.Exec(ctx, quiet, &types.Alert{})
		if err == nil && len(left) > 0 {
			_, left, err = s.active.Exec(ctx, quiet, left...)
		}
		if err != nil {
			return "", err
		}
		if len(left) > 0 {
			answers = append(answers, '1')
		} else {
			answers = append(answers, '0')
		}
	}
	return string(answers), nil
}
