module capsig/vectors/v3

go 1.21
