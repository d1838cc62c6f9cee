# The numbers that ReferenceRegressionsTest holds the regressions to, by R's glm and optim:
#   Rscript regressions.R > regressions.csv
# writes the journeys beside it. Base R and its package stats, no other. R is not needed to build or to test.
put <- function(name, number) cat(name, ",", format(as.numeric(number), digits = 17), "\n", sep = "")
cat("# ", R.version.string, ", Rscript regressions.R\n", sep = "")
channels <- c("display", "email", "paid search")
exact <- glm.control(epsilon = 1e-14, maxit = 100)

# Journeys: touches at whole hours, two of three with a channel of their own; conversions some hours after the last touch
set.seed(20260101)
journeys <- lapply(1:500, function(i) {
    n <- sample(1:5, 1)
    hours <- sort(sample(0:480, n))
    channel <- sample(1:3, n, replace = TRUE, prob = c(0.5, 0.3, 0.2))
    age <- (hours[n] - hours) / 24
    eta <- -2.2 + sum(c(0.3, 0.8, 1.2)[channel] * exp(-0.15 * age))
    converted <- runif(1) < 1 - exp(-exp(eta))
    list(hours = hours, channel = channel, converted = converted, end = hours[n] + if (converted) sample(1:200, 1) else 0)
})
lines <- sapply(journeys, function(j) paste(as.integer(j$converted), j$end,
    paste(channels[j$channel], j$hours, sep = "@", collapse = "|"), sep = ","))
writeLines(c("converted,end_hour,touches", lines), "journeys.csv")
y <- sapply(journeys, function(j) as.integer(j$converted))
features <- function(weight) t(sapply(journeys, function(j) {
    w <- weight((max(j$hours) - j$hours) / 24)
    sapply(1:3, function(c) sum(w[j$channel == c]))
}))

# Logistic regression: glm on counts, presence and decayed exposure (half-life 4 days)
designs <- list(counts = features(function(age) age * 0 + 1), decayed = features(function(age) 2^(-age / 4)))
designs$presence <- (designs$counts > 0) * 1
for (name in names(designs)) {
    fit <- glm(y ~ designs[[name]], family = binomial, control = exact)
    table <- coef(summary(fit))
    for (k in 1:4) {
        put(paste("logistic", name, "estimate", k - 1, sep = "."), table[k, 1])
        put(paste("logistic", name, "error", k - 1, sep = "."), table[k, 2])
        put(paste("logistic", name, "p", k - 1, sep = "."), table[k, 4])
    }
    put(paste("logistic", name, "log-likelihood", sep = "."), logLik(fit))
    put(paste("logistic", name, "null", sep = "."), -fit$null.deviance / 2)
}

# Ridge: Newton's method on the penalised likelihood, l2 = 3
x <- cbind(1, designs$counts)
penalty <- diag(c(0, 3, 3, 3))
b <- rep(0, 4)
for (i in 1:50) {
    p <- plogis(drop(x %*% b))
    information <- t(x) %*% (x * (p * (1 - p))) + penalty
    b <- b + solve(information, t(x) %*% (y - p) - penalty %*% b)
}
p <- plogis(drop(x %*% b))
for (k in 1:4) {
    put(paste0("ridge.estimate.", k - 1), b[k])
    put(paste0("ridge.error.", k - 1), sqrt(diag(solve(t(x) %*% (x * (p * (1 - p))) + penalty)))[k])
}

# Survival regression of one trial per journey: glm with the complementary log-log link on decayed exposures; standard
# errors by the observed information, optimHess
decays <- c(0.1, 0.2, 0.3)
decayed <- t(sapply(journeys, function(j) {
    w <- exp(-decays[j$channel] * (max(j$hours) - j$hours) / 24)
    sapply(1:3, function(c) sum(w[j$channel == c]))
}))
survival <- function(name, event, length, x) {
    fit <- glm(event ~ x, offset = log(length), family = binomial(link = "cloglog"), control = exact)
    minus <- function(b) {
        lambda <- exp(drop(cbind(1, x) %*% b) + log(length))
        -sum(ifelse(event == 1, log(-expm1(-lambda)), -lambda))
    }
    error <- sqrt(diag(solve(optimHess(coef(fit), minus, control = list(ndeps = rep(1e-4, 4))))))
    for (k in 1:4) {
        put(paste(name, "estimate", k - 1, sep = "."), coef(fit)[k])
        put(paste(name, "error", k - 1, sep = "."), error[k])
    }
    put(paste(name, "log-likelihood", sep = "."), -minus(coef(fit)))
}
survival("survival.journey", y, rep(1, length(y)), decayed)

# Survival regression in continuous time: periods between touches and, for open journeys, 30 days beyond, cut at gap / 4,
# gap, 4 gap and 16 gap after a touch; exposures in the middle; the period of the conversion counts in full, to the next
# cut, or to 30 days after the touch if that is later than the conversion and sooner than the cut
gap <- mean(unlist(lapply(journeys, function(j) diff(j$hours)))) / 24
cuts <- c(0.25, 1, 4, 16) * gap
rows <- do.call(rbind, lapply(journeys, function(j) {
    days <- j$hours / 24
    do.call(rbind, lapply(seq_along(days), function(i) {
        last <- i == length(days)
        stop <- (if (last) j$end / 24 + (if (j$converted) 0 else 30) else days[i + 1]) - days[i]
        period <- sum(stop > cuts) + 1
        from <- c(0, cuts)[1:period]
        is.event <- (1:period == period) & last & j$converted
        to <- pmin(c(cuts, Inf)[1:period], ifelse(is.event, max(stop, 30), stop))
        middle <- (from + to) / 2
        x <- t(sapply(middle, function(m) sapply(1:3, function(c) {
            before <- which(j$channel[1:i] == c)
            sum(exp(-decays[c] * (days[i] + m - days[before])))
        })))
        cbind(event = is.event, length = to - from, x)
    }))
}))
put("survival.time.rows", nrow(rows))
survival("survival.time", rows[, 1], rows[, 2], rows[, 3:5])

# Additive hazard in continuous time, maximum likelihood by optim: intensity mu + sum of beta w exp(-w age), at risk from
# the first touch to the conversion or 30 days after the last touch
minus <- function(theta) {
    mu <- exp(theta[1]); beta <- exp(theta[2:4]); w <- exp(theta[5:7])
    -sum(sapply(journeys, function(j) {
        days <- j$hours / 24
        end <- j$end / 24 + (if (j$converted) 0 else 30)
        age <- end - days
        c <- j$channel
        used <- mu * (end - days[1]) + sum(beta[c] * -expm1(-w[c] * age))
        (if (j$converted) log(mu + sum(beta[c] * w[c] * exp(-w[c] * age))) else 0) - used
    }))
}
start <- log(c(0.002, 0.05, 0.1, 0.2, 0.2, 0.2, 0.2))
fit <- optim(start, minus, method = "BFGS", control = list(reltol = 1e-15, maxit = 2000, ndeps = rep(1e-5, 7)))
fit <- optim(fit$par, minus, method = "BFGS", control = list(reltol = 1e-16, maxit = 2000, ndeps = rep(1e-6, 7)))
put("hazard.convergence", fit$convergence)
for (k in 1:7) put(paste0("hazard.", c("mu", rep("effect", 3), rep("decay", 3))[k], ".", c(0, 1:3, 1:3)[k]), exp(fit$par[k]))
put("hazard.log-likelihood", -fit$value)
