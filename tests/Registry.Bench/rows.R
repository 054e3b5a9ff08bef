# Rows of cases in memory to the rates of every stratum by R data.table and qgamma: rows.R DIRECTORY (rows.csv, people.csv, weights.csv).
# Prints "seconds processor-seconds checksum". Reading the files and loading the package are not timed.
suppressMessages(library(data.table))
setDTthreads(2)
directory <- commandArgs(trailingOnly = TRUE)[1]
rows <- fread(file.path(directory, "rows.csv")); people <- fread(file.path(directory, "people.csv")); w <- fread(file.path(directory, "weights.csv"))$w
began <- proc.time()

counts <- rows[, .(d = .N), by = .(registry, year, sex, site, age)]
cells <- CJ(registry = 0:89, year = 0:19, sex = 0:1, site = 0:29, age = 0:17)
cells[counts, on = .(registry, year, sex, site, age), d := i.d]
cells[is.na(d), d := 0L]
cells[people, on = .(registry, year, sex, age), n := i.py]
share <- w / sum(w); width <- c(rep(5, 15), 0, 0, 0)
cells[, c("a", "h") := .(share[age + 1] / n, width[age + 1] / n)]
out <- cells[, .(cases = sum(d), years = sum(n), asr = sum(a * d), v = sum(a * a * d), largest = max(a), cumulative = sum(h * d)), by = .(registry, year, sex, site)]
out[, lower := fifelse(asr == 0, 0, qgamma(0.025, asr^2 / v) * v / asr)]
out[, upper := qgamma(0.975, (asr + largest)^2 / (v + largest^2)) * (v + largest^2) / (asr + largest)]

spent <- proc.time() - began
sum <- out[, sum(cases / years + asr + lower + upper + sqrt(v)) * 1e5 + sum(cumulative) * 100]
cat(sprintf("%.3f %.3f %.6f\n", spent[["elapsed"]], spent[["user.self"]] + spent[["sys.self"]], sum))
