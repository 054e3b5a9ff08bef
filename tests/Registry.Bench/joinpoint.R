# The same series through the package segmented: models with 0 to 5 joinpoints, BIC of each. It searches from starting values and does not
# promise the best place; only its processor time is compared.
suppressMessages(library(segmented))
options(warn = -1)
d <- read.csv(file.path(commandArgs(TRUE)[1], "series.csv"))
joinpoints <- 0
used <- system.time(for (s in split(d, d$series)) {
  z <- log(s$rate); x <- s$year; n <- length(x)
  line <- lm(z ~ x)
  least <- c(log(sum(resid(line)^2) / n) + 2 * log(n) / n, rep(Inf, 5))
  for (k in 1:5) {
    fit <- try(segmented(line, seg.Z = ~x, npsi = k), silent = TRUE)
    if (inherits(fit, "segmented")) least[k + 1] <- log(sum(resid(fit)^2) / n) + (2 * k + 2) * log(n) / n
  }
  joinpoints <- joinpoints + which.min(least) - 1
})
cat(sprintf("R segmented %s, default starts: %.1f series a second of processor time, %d joinpoints of %d series\n",
            packageVersion("segmented"), length(unique(d$series)) / sum(used[1:2]), joinpoints, length(unique(d$series))))
