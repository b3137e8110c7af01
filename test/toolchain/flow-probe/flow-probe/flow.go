package main

import (
	"sync"
	"time"
)

// flow is one source port's packets, and what became of them.
type flow struct {
	socket int
	to     sockaddr

	mu sync.Mutex
	// next is the number of the packet to be sent next.
	next uint64
	// first and last bound the window: first <= number < last.
	first, last uint64
	received    uint64
	// marks counts the window's packets by the ToS they came with.
	marks [256]uint64
	// mark and at are of the packet that came last.
	mark uint8
	at   time.Time
	// home is the mark at the window's beginning.
	home uint8
	// gap is the longest time between two packets of the window, since when it lasted.
	gap      time.Duration
	gapSince time.Time
	// ended is when the window was closed, passed whether a packet sent after that has come.
	ended  time.Time
	passed bool
}

const forever = ^uint64(0)

func (f *flow) begin() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.first, f.last = f.next, forever
	f.received, f.gap = 0, 0
	f.marks = [256]uint64{}
	f.home = f.mark
	f.at = time.Now()
}

func (f *flow) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.last, f.ended, f.passed = f.next, time.Now(), false
}

// isPassed says whether all that will come of the window has: paths keep the order of packets.
func (f *flow) isPassed() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.passed
}

// take accounts for a packet that came.
func (f *flow) take(number uint64, mark uint8, at time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if number >= f.last {
		f.passed = true
	}
	if number < f.first || number >= f.last {
		return
	}
	f.received++
	f.marks[mark]++
	if gap := at.Sub(f.at); gap > f.gap {
		f.gap, f.gapSince = gap, f.at
	}
	f.mark, f.at = mark, at
}

// summary is what became of the packets of a window.
type summary struct {
	Sent     uint64 `json:"sent"`
	Received uint64 `json:"received"`
	Flows    int    `json:"flows"`
	// Hit is how many flows lost packets.
	Hit int `json:"hit"`
	// Moved is how many flows ended on another plane than they began on.
	Moved int `json:"moved"`
	// GapMs is the longest time that any flow was without a packet, since GapSinceMs of the epoch.
	GapMs      float64 `json:"gapMs"`
	GapSinceMs float64 `json:"gapSinceMs"`
	// Planes tells packets and losses by plane.
	Planes map[string]*planeSummary `json:"planes"`
}

type planeSummary struct {
	// Received is how many packets came over the plane.
	Received uint64 `json:"received"`
	// Flows is how many flows were on it at the window's beginning, Lost what they lost.
	Flows int    `json:"flows"`
	Lost  uint64 `json:"lost"`
	Hit   int    `json:"hit"`
}

func summarise(flows []*flow, planes map[string]uint8) summary {
	all := summary{Flows: len(flows), Planes: map[string]*planeSummary{}}
	for name := range planes {
		all.Planes[name] = &planeSummary{}
	}
	for _, f := range flows {
		f.addTo(&all, planes)
	}
	return all
}

func (f *flow) addTo(all *summary, planes map[string]uint8) {
	f.mu.Lock()
	defer f.mu.Unlock()
	sent := f.last - f.first
	lost := sent - f.received
	gap, since := f.gap, f.gapSince
	if still := f.ended.Sub(f.at); still > gap {
		gap, since = still, f.at
	}
	all.Sent += sent
	all.Received += f.received
	if lost > 0 {
		all.Hit++
	}
	if f.mark != f.home {
		all.Moved++
	}
	if ms := milliseconds(gap); ms > all.GapMs {
		all.GapMs, all.GapSinceMs = ms, float64(since.UnixMicro())/1000
	}
	for name, mark := range planes {
		plane := all.Planes[name]
		plane.Received += f.marks[mark]
		if f.home == mark {
			plane.Flows++
			plane.Lost += lost
			if lost > 0 {
				plane.Hit++
			}
		}
	}
}

func milliseconds(d time.Duration) float64 {
	return float64(d.Microseconds()) / 1000
}
