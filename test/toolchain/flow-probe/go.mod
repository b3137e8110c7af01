module toolchain/flow-probe

go 1.26.0

tool toolchain/flow-probe/flow-probe
