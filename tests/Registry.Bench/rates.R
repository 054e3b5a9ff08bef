# The same rates from the same cells by R data.table and qgamma: rates.R DIRECTORY (cells.csv, people.csv, groups.csv, standards.csv).
# Prints "seconds processor-seconds checksum". Reading the files and loading the package are not timed.
suppressMessages(library(data.table))
setDTthreads(2)
directory <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) fread(file.path(directory, name), colClasses = list(character = intersect(c("icd", "group"), names(fread(file.path(directory, name), nrows = 0)))))
cells <- read("cells.csv"); people <- read("people.csv"); groups <- read("groups.csv")
weights <- as.matrix(fread(file.path(directory, "standards.csv")))            # 19 ages x standards
began <- proc.time()

counts <- groups[cells, on = "icd", allow.cartesian = TRUE, nomatch = NULL][, .(n = sum(cases)), by = .(registry, year, sex, group, only, age)]
both <- counts[only == 0 | only == sex, .(n = sum(n)), by = .(registry, year, group, only, age)][, sex := 0L]
counts <- rbind(counts, both, use.names = TRUE)
strata <- CJ(registry = unique(people$registry), year = unique(people$year), sex = 0:2, group = unique(groups$group))
strata <- unique(groups[, .(group, only, breast)])[strata, on = "group"][!(sex > 0 & only > 0 & only != sex & !breast)]
strata[, id := .I]
counts <- strata[counts, on = .(registry, year, sex, group), nomatch = NULL]
d <- matrix(0, nrow(strata), 19); unknown <- numeric(nrow(strata))
known <- counts[age < 19]; d[cbind(known$id, known$age + 1)] <- known$n
missing <- counts[age == 19]; unknown[missing$id] <- missing$n

people <- rbind(people, people[, .(py = sum(py)), by = .(registry, year, age)][, sex := 0L], use.names = TRUE)
wide <- dcast(people, registry + year + sex ~ age, value.var = "py")
strata[, rowSex := fifelse(sex == 0 & only > 0, only, sex)]
n <- as.matrix(wide[strata, on = .(registry, year, sex = rowSex), .SD, .SDcols = as.character(0:18)])

total <- rowSums(d); all <- total + unknown; factor <- fifelse(total > 0, all / total, 1); years <- rowSums(n)
crude <- cbind(all, ifelse(all == 0, 0, qgamma(0.025, all)), qgamma(0.975, all + 1)) / years * 1e5
rate <- d / n; spread <- d / n^2
standardised <- function(ages) {
  w <- sweep(weights[ages, , drop = FALSE], 2, colSums(weights[ages, , drop = FALSE]), "/")
  asr <- rate[, ages] %*% w; v <- spread[, ages] %*% w^2
  largest <- sapply(seq_len(ncol(w)), function(s) do.call(pmax, lapply(seq_along(ages), function(i) w[i, s] / n[, ages[i]])))
  lower <- ifelse(asr == 0, 0, qgamma(0.025, asr^2 / v) * v / asr)
  up <- asr + largest; vu <- v + largest^2
  upper <- qgamma(0.975, up^2 / vu) * vu / up
  list(rate = asr * factor * 1e5, lower = lower * factor * 1e5, upper = upper * factor * 1e5)
}
whole <- standardised(1:19); truncated <- standardised(9:14)
width <- c(1, 4, rep(5, 16))
cumulative <- function(through) {
  cr <- rate[, 1:through] %*% width[1:through]; se <- sqrt(spread[, 1:through] %*% width[1:through]^2)
  cbind(cr, pmax(0, cr - qnorm(0.975) * se), cr + qnorm(0.975) * se) * factor * 100
}
to64 <- cumulative(14); to74 <- cumulative(16); risk <- 100 * (1 - exp(-to74 / 100))
strata[, all := all]
sums <- strata[group == "60", .(registry, year, sex, sum = all)]
x <- strata$all; m <- sums[strata, on = .(registry, year, sex), sum]; z <- qnorm(0.975)
share <- cbind(x / m, (2 * x + z^2 - z * sqrt(z^2 + 4 * x * (1 - x / m))) / (2 * (m + z^2)), (2 * x + z^2 + z * sqrt(z^2 + 4 * x * (1 - x / m))) / (2 * (m + z^2))) * 100
strata[, crude := crude[, 1]]
strata[!group %in% c("59", "60", "61"), rank := frank(-crude, ties.method = "min"), by = .(registry, year, sex)]

spent <- proc.time() - began
cat(sprintf("%.3f %.3f %.9f\n", spent[["elapsed"]], spent[["user.self"]] + spent[["sys.self"]], sum(whole$upper[, 1]) + sum(strata$all)))
