package main

// The call's number, which package syscall leaves out on this architecture.
const sysSetns = 308
