module toolchain/connect-probe

go 1.26.0

tool toolchain/connect-probe/connect-probe
