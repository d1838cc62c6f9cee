# The numbers that ReferenceNumbersTest holds the experiment functions to, by R's own functions:
#   Rscript experiments.R > experiments.csv
# Base R and its package stats, no other. R is not needed to build or to test.
options(digits = 17)
put <- function(name, number) cat(name, ",", format(as.numeric(number), digits = 17), "\n", sep = "")
cat("# ", R.version.string, ", Rscript experiments.R\n", sep = "")

# Two proportions: prop.test without continuity correction; Wilson's interval of each arm is prop.test's of one sample,
# Newcombe's interval is made of both; the relative risk is that of a binomial glm with a logarithmic link (Katz).
arms <- list(small = c(70, 56, 80, 48), large = c(90000, 2793, 10000, 251), rare = c(4500, 45, 500, 11))
for (name in names(arms)) {
    a <- arms[[name]]
    test <- prop.test(c(a[2], a[4]), c(a[1], a[3]), correct = FALSE)
    p <- unname(test$estimate)
    put(paste0("proportion.", name, ".chi-squared"), test$statistic)
    put(paste0("proportion.", name, ".p"), test$p.value)
    one <- prop.test(a[2], a[1], correct = FALSE)$conf.int
    zero <- prop.test(a[4], a[3], correct = FALSE)$conf.int
    put(paste0("proportion.", name, ".wilson.low"), one[1])
    put(paste0("proportion.", name, ".wilson.high"), one[2])
    put(paste0("proportion.", name, ".low"), p[1] - p[2] - sqrt((p[1] - one[1])^2 + (zero[2] - p[2])^2))
    put(paste0("proportion.", name, ".high"), p[1] - p[2] + sqrt((one[2] - p[1])^2 + (p[2] - zero[1])^2))
    fit <- glm(cbind(c(a[2], a[4]), c(a[1] - a[2], a[3] - a[4])) ~ c(1, 0), family = binomial(link = "log"),
        start = log(c(p[2], p[1] / p[2])), control = glm.control(epsilon = 1e-10, maxit = 200))
    log.risk <- coef(summary(fit))[2, ]
    put(paste0("proportion.", name, ".relative.low"), exp(log.risk[1] - qnorm(0.975) * log.risk[2]) - 1)
    put(paste0("proportion.", name, ".relative.high"), exp(log.risk[1] + qnorm(0.975) * log.risk[2]) - 1)
    table <- matrix(c(a[2], a[1] - a[2], a[4], a[3] - a[4]), nrow = 2)
    put(paste0("fisher.", name, ".p"), fisher.test(table)$p.value)
    put(paste0("fisher.", name, ".greater"), fisher.test(table, alternative = "greater")$p.value)
}

# Value per customer: Welch's t
treated <- c(0, 0, 12.5, 0, 40, 8.25, 0, 0, 19.99, 0, 3, 0, 61.4)
control <- c(0, 7.5, 0, 0, 0, 22, 0, 1.75, 0, 0)
welch <- t.test(treated, control)
put("welch.t", welch$statistic)
put("welch.df", welch$parameter)
put("welch.p", welch$p.value)
put("welch.low", welch$conf.int[1])
put("welch.high", welch$conf.int[2])
put("welch.high.90", t.test(treated, control, conf.level = 0.9)$conf.int[2])

# CUPED: the slope and the difference are those of lm(outcome ~ arm + covariate), the test is t.test of what it leaves
before.treated <- c(3, 0, 20, 1, 35, 10, 2, 0, 15, 4, 6, 0, 50)
before.control <- c(2, 9, 1, 0, 5, 30, 0, 4, 3, 1)
y <- c(treated, control)
x <- c(before.treated, before.control)
arm <- rep(c(1, 0), c(length(treated), length(control)))
slope <- coef(lm(y ~ arm + x))
adjusted <- y - slope["x"] * (x - mean(x))
cuped <- t.test(adjusted[arm == 1], adjusted[arm == 0])
put("cuped.theta", slope["x"])
put("cuped.difference", slope["arm"])
put("cuped.t", cuped$statistic)
put("cuped.p", cuped$p.value)
put("cuped.low", cuped$conf.int[1])
put("cuped.high", cuped$conf.int[2])
put("cuped.variance.reduction", 1 - (cuped$stderr / welch$stderr)^2)

# Sample sizes
put("size.rates.n", power.prop.test(p1 = 0.02, p2 = 0.025, power = 0.8, tol = 1e-12)$n)
put("size.rates.power", power.prop.test(n = 5000, p1 = 0.1, p2 = 0.115)$power)
put("size.rates.p2", power.prop.test(n = 20000, p1 = 0.03, power = 0.9, tol = 1e-12)$p2)
# Student's t is the normal in the limit: n of a small difference
put("size.means.n", power.t.test(delta = 0.01, sd = 1, power = 0.8, tol = 1e-12)$n)

# Differences in differences: the effect is the interaction of lm, the test is Welch's of the changes; with one treated
# market that of lm on the changes, the placebo p-value that of all choices
before <- c(100, 110, 120, 130, 50, 60, 70, 80, 90)
after <- c(105.5, 117, 126, 139.25, 51, 62, 70.5, 83, 92)
is.treated <- c(1, 1, 1, 1, 0, 0, 0, 0, 0)
panel <- data.frame(y = c(before, after), treated = rep(is.treated, 2), post = rep(0:1, each = 9))
put("did.effect", coef(lm(y ~ treated * post, panel))["treated:post"])
change <- after - before
did <- t.test(change[is.treated == 1], change[is.treated == 0])
put("did.p", did$p.value)
put("did.low", did$conf.int[1])
put("did.high", did$conf.int[2])
effect.of <- function(chosen) mean(change[chosen]) - mean(change[-chosen])
effects <- combn(9, 4, effect.of)
put("did.placebo", mean(abs(effects) >= abs(effect.of(1:4)) - 1e-9))
one <- summary(lm(change[c(2, 5:9)] ~ c(1, 0, 0, 0, 0, 0)))$coefficients[2, ]
put("did.one.effect", one["Estimate"])
put("did.one.error", one["Std. Error"])
put("did.one.p", one["Pr(>|t|)"])
paired <- t.test(change[1:4], change[5:8], paired = TRUE)
put("matched.effect", paired$estimate)
put("matched.p", paired$p.value)
put("matched.low", paired$conf.int[1])
put("matched.high", paired$conf.int[2])

# Sequential: the likelihood ratio of the normal mixture by integrate, the interval by uniroot
difference <- 0.014
variance <- 0.012 * 0.988 / 9000 + 0.026 * 0.974 / 9000
tau <- 0.01
ratio <- function(d) integrate(function(theta) dnorm(d, theta, sqrt(variance)) / dnorm(d, 0, sqrt(variance)) *
    dnorm(theta, 0, tau), -0.1, 0.1, rel.tol = 1e-12, subdivisions = 1000)$value
put("sequential.variance", variance)
put("sequential.p", 1 / ratio(difference))
half <- uniroot(function(d) log(ratio(d)) - log(1 / 0.05), c(1e-4, 0.04), tol = 1e-13)$root
put("sequential.low", difference - half)
put("sequential.high", difference + half)

# Two models in production: population stability index, Holm's adjustment
then <- c(0.4, 0.3, 0.2, 0.1)
now <- c(0.3, 0.25, 0.3, 0.15)
put("drift.index", sum((now - then) * log(now / then)))

# Scores: Kendall's tau-b with ties, area under the curve from Wilcoxon's statistic, Brier's score, log-likelihood
credit <- c(0.30, 0.10, 0.10, 0.25, 0.05, 0.20)
truth <- c(0.28, 0.12, 0.12, 0.12, 0.06, 0.30)
put("score.tau", cor(credit, truth, method = "kendall"))
put("score.mae", mean(abs(credit - truth)))
put("score.rmse", sqrt(mean((credit - truth)^2)))
prediction <- c(0.9, 0.8, 0.7, 0.7, 0.4, 0.4, 0.3, 0.2, 0.1, 0.05)
outcome <- c(1, 1, 0, 1, 1, 0, 0, 0, 1, 0)
wins <- suppressWarnings(wilcox.test(prediction[outcome == 1], prediction[outcome == 0], exact = FALSE))$statistic
put("score.auc", wins / (sum(outcome == 1) * sum(outcome == 0)))
put("score.brier", mean((outcome - prediction)^2))
put("score.log-likelihood", sum(dbinom(outcome, 1, prediction, log = TRUE)))

# Quantiles of resamples: type 6
numbers <- c(0.31, 0.12, 0.44, 0.28, 0.35, 0.19, 0.22, 0.4, 0.27, 0.3)
put("quantile.0.2", quantile(numbers, 0.2, type = 6))
put("quantile.0.93", quantile(numbers, 0.93, type = 6))
