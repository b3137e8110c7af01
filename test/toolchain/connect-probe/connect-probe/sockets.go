package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"syscall"
)

// enter puts the calling thread into a network namespace.
func enter(name string) error {
	file, err := os.Open(filepath.Join("/run/netns", name))
	if err != nil {
		return err
	}
	defer file.Close()
	if _, _, errno := syscall.RawSyscall(sysSetns, file.Fd(), syscall.CLONE_NEWNET, 0); errno != 0 {
		return fmt.Errorf("cannot enter %s: %w", name, errno)
	}
	return nil
}

// serve answers on a port of the namespace that the calling thread is in, with the pod's index.
func serve(listened port, index int) error {
	own := binary.BigEndian.AppendUint16(nil, uint16(index))
	address := fmt.Sprintf(":%d", listened.Number)
	var config net.ListenConfig
	if listened.Protocol == "UDP" {
		socket, err := config.ListenPacket(context.Background(), "udp4", address)
		if err == nil {
			go answerPackets(socket, own)
		}
		return err
	}
	listener, err := config.Listen(context.Background(), "tcp4", address)
	if err == nil {
		go answerConnections(listener, own)
	}
	return err
}

func answerPackets(socket net.PacketConn, own []byte) {
	buffer := make([]byte, 16)
	for {
		_, from, err := socket.ReadFrom(buffer)
		if err == nil {
			_, _ = socket.WriteTo(own, from)
		}
	}
}

func answerConnections(listener net.Listener, own []byte) {
	for {
		one, err := listener.Accept()
		if err != nil {
			continue
		}
		_, _ = one.Write(own)
		_ = one.Close()
	}
}

const attempts = 5

// connect says what becomes of a connection: refusal is an answer, silence is none.
func connect(address [4]byte, asked port, target int) byte {
	for range attempts {
		if letter := connectOnce(address, asked, target); letter != '?' {
			return letter
		}
	}
	return '?'
}

func connectOnce(address [4]byte, asked port, target int) byte {
	kind := syscall.SOCK_STREAM
	if asked.Protocol == "UDP" {
		kind = syscall.SOCK_DGRAM
	}
	socket, err := syscall.Socket(syscall.AF_INET, kind|syscall.SOCK_CLOEXEC, 0)
	must(err)
	defer syscall.Close(socket)
	patience := syscall.Timeval{Sec: 1}
	must(syscall.SetsockoptTimeval(socket, syscall.SOL_SOCKET, syscall.SO_SNDTIMEO, &patience))
	must(syscall.SetsockoptTimeval(socket, syscall.SOL_SOCKET, syscall.SO_RCVTIMEO, &patience))
	if asked.Protocol == "TCP" {
		// Closed at once, so that no port waits for stray packets.
		must(syscall.SetsockoptLinger(socket, syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{Onoff: 1}))
	}
	err = syscall.Connect(socket, &syscall.SockaddrInet4{Addr: address, Port: asked.Number})
	if err == nil && asked.Protocol == "UDP" {
		_, err = syscall.Write(socket, []byte{0})
	}
	answer := make([]byte, 2)
	if err == nil {
		_, err = syscall.Read(socket, answer)
	}
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return 'd'
	case err == nil && int(binary.BigEndian.Uint16(answer)) == target:
		return 'a'
	default:
		return '?'
	}
}
