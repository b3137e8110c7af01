package main

import (
	"encoding/binary"
	"fmt"
	"net/netip"
	"os"
	"runtime"
	"syscall"
	"time"
)

type sockaddr = syscall.SockaddrInet4

// port is where every end listens.
const port = 40000

// The number of setns(2), which the standard library does not name on every architecture.
var setns = map[string]uintptr{"amd64": 308, "arm64": 268}[runtime.GOARCH]

// A packet holds its flow's index and its own number.
const packetSize = 16

// open makes the sockets of all flows; each stays in the namespace it was made in.
func open(p plan) ([]*flow, error) {
	var flows []*flow
	listening := map[end]int{}
	for _, one := range p.Pairs {
		to, err := netip.ParseAddr(one.To.Address)
		if err != nil {
			return nil, err
		}
		if _, is := listening[one.To]; !is {
			socket, err := socketIn(one.To, port)
			if err != nil {
				return nil, err
			}
			listening[one.To] = socket
		}
		for range p.Flows {
			socket, err := socketIn(one.From, 0)
			if err != nil {
				return nil, err
			}
			flows = append(flows, &flow{socket: socket, to: sockaddr{Port: port, Addr: to.As4()}, last: forever, at: time.Now()})
		}
	}
	for _, socket := range listening {
		go receive(socket, flows)
	}
	return flows, nil
}

func socketIn(e end, port int) (int, error) {
	address, err := netip.ParseAddr(e.Address)
	if err != nil {
		return 0, err
	}
	type outcome struct {
		socket int
		err    error
	}
	made := make(chan outcome)
	go func() {
		// Never unlocked: the thread, which has left the namespace of the others, ends with the goroutine.
		runtime.LockOSThread()
		socket, err := socketHere(e.Namespace, sockaddr{Port: port, Addr: address.As4()})
		made <- outcome{socket, err}
	}()
	out := <-made
	if out.err != nil {
		return 0, fmt.Errorf("%s in %s: %w", e.Address, e.Namespace, out.err)
	}
	return out.socket, nil
}

func socketHere(namespace string, at sockaddr) (int, error) {
	file, err := os.Open("/run/netns/" + namespace)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	if _, _, errno := syscall.RawSyscall(setns, file.Fd(), syscall.CLONE_NEWNET, 0); errno != 0 {
		return 0, errno
	}
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, 0)
	if err != nil {
		return 0, err
	}
	for _, option := range [][3]int{
		{syscall.IPPROTO_IP, syscall.IP_RECVTOS, 1},
		{syscall.SOL_SOCKET, syscall.SO_RCVBUFFORCE, 4 << 20},
		{syscall.SOL_SOCKET, syscall.SO_SNDBUFFORCE, 4 << 20},
	} {
		if err := syscall.SetsockoptInt(socket, option[0], option[1], option[2]); err != nil {
			return 0, err
		}
	}
	return socket, syscall.Bind(socket, &at)
}

// send has every flow send one packet each interval, all at the same pace: a late round is made up for.
func send(flows []*flow, interval time.Duration) {
	runtime.LockOSThread()
	packet := make([]byte, packetSize)
	for due := time.Now(); ; due = due.Add(interval) {
		time.Sleep(time.Until(due))
		for index, f := range flows {
			f.mu.Lock()
			number := f.next
			f.next++
			f.mu.Unlock()
			binary.BigEndian.PutUint64(packet, uint64(index))
			binary.BigEndian.PutUint64(packet[8:], number)
			// What cannot be sent has no route: it is lost like any other.
			_ = syscall.Sendto(f.socket, packet, 0, &f.to)
		}
	}
}

func receive(socket int, flows []*flow) {
	runtime.LockOSThread()
	packet, about := make([]byte, packetSize), make([]byte, 64)
	for {
		size, aboutSize, _, _, err := syscall.Recvmsg(socket, packet, about, 0)
		if err != nil || size != packetSize {
			continue
		}
		at := time.Now()
		index := binary.BigEndian.Uint64(packet)
		if index < uint64(len(flows)) {
			flows[index].take(binary.BigEndian.Uint64(packet[8:]), tosOf(about[:aboutSize]), at)
		}
	}
}

// tosOf reads the only control message that was asked for: a header of 16 bytes, then the ToS.
func tosOf(about []byte) uint8 {
	if len(about) <= syscall.SizeofCmsghdr {
		return 0
	}
	return about[syscall.SizeofCmsghdr]
}
