package org.attributionj.report;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.report.document.Span;
import org.attributionj.report.funnel.Funnel;
import org.attributionj.report.internal.Checks;
import org.attributionj.report.spend.Rates;
import org.attributionj.report.spend.Spend;
import org.jspecify.annotations.Nullable;

/**
 * What a report is to show. Immutable.
 *
 * <pre>{@code
 * ReportOptions options = ReportOptions.builder()
 *         .title("Attribution report, March 2026")
 *         .model("Last touch", new ModelDefinition.Ready(AttributionModels.lastTouch()))
 *         .period(new Span(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1)))
 *         .build();
 * }</pre>
 *
 * @param title the title
 * @param zone whose days they are
 * @param period the days; null for all days of the data
 * @param against what they are compared with
 * @param assembler how events become journeys
 * @param path what models see of a touchpoint
 * @param transforms what is done to paths before models see them
 * @param population customers with their arms of experiments, for models that hold-outs correct
 * @param models the models, in order
 * @param by dimensions to group by besides channel, campaign and creative
 * @param brand the attribute of conversions and touchpoints that names the brand; null for no section of brands
 * @param segment the covariate of customers, or the attribute of events, that names the segment; null for no such section
 * @param funnels funnels besides those of visits and of e-mail
 * @param spend what was spent
 * @param currency the currency that amounts are brought into; null to leave them
 * @param rates exchange rates
 * @param margin which part of the value is margin, in (0, 1]
 * @param resamples how many resamples the intervals stand on; 0 for no intervals
 * @param seed the seed of the resamples
 * @param locale how numbers in sentences are written
 */
public record ReportOptions(
        String title,
        ZoneId zone,
        @Nullable Span period,
        Against against,
        JourneyAssembler assembler,
        Dimension path,
        List<PathTransform> transforms,
        List<Customer> population,
        List<ReportModel> models,
        List<Dimension> by,
        @Nullable String brand,
        @Nullable String segment,
        List<Funnel> funnels,
        List<Spend> spend,
        @Nullable Currency currency,
        Rates rates,
        BigDecimal margin,
        int resamples,
        long seed,
        Locale locale) {

    /** What a period is compared with. */
    public enum Against {
        /** As many days before it. */
        PREVIOUS,
        /** The same days a year earlier. */
        YEAR
    }

    /** Validates the components. */
    public ReportOptions {
        Checks.notBlank(title, "title");
        transforms = ImmutableList.copyOf(transforms);
        population = ImmutableList.copyOf(population);
        models = ImmutableList.copyOf(models);
        Checks.check(!models.isEmpty(), "models must be one or more");
        by = ImmutableList.copyOf(by);
        funnels = ImmutableList.copyOf(funnels);
        spend = ImmutableList.copyOf(spend);
        Checks.check(
                margin.signum() > 0 && margin.compareTo(BigDecimal.ONE) <= 0,
                "margin must be in (0, 1], but was " + margin);
        Checks.check(resamples == 0 || resamples >= 40, "resamples must be 0 or at least 40, but were " + resamples);
    }

    /**
     * The usual settings, without models.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {
        private String title = "Attribution report";
        private ZoneId zone = ZoneOffset.UTC;
        private @Nullable Span period;
        private Against against = Against.PREVIOUS;
        private JourneyAssembler assembler = JourneyAssembler.standard();
        private Dimension path = Dimension.CHANNEL;
        private List<PathTransform> transforms = List.of();
        private List<Customer> population = List.of();
        private final ImmutableList.Builder<ReportModel> models = ImmutableList.builder();
        private List<Dimension> by = List.of();
        private @Nullable String brand;
        private @Nullable String segment;
        private List<Funnel> funnels = List.of();
        private List<Spend> spend = List.of();
        private @Nullable Currency currency;
        private Rates rates = new Rates();
        private BigDecimal margin = BigDecimal.ONE;
        private int resamples = 200;
        private long seed = 1;
        private Locale locale = Locale.ENGLISH;

        private Builder() {}

        /**
         * Sets the title.
         *
         * @param title the title
         * @return this
         */
        public Builder title(String title) {
            this.title = title;
            return this;
        }

        /**
         * Sets the zone whose days count.
         *
         * @param zone the zone
         * @return this
         */
        public Builder zone(ZoneId zone) {
            this.zone = zone;
            return this;
        }

        /**
         * Sets the period.
         *
         * @param period the days; null for all days of the data
         * @return this
         */
        public Builder period(@Nullable Span period) {
            this.period = period;
            return this;
        }

        /**
         * Sets what the period is compared with.
         *
         * @param against the days before, or a year earlier
         * @return this
         */
        public Builder against(Against against) {
            this.against = against;
            return this;
        }

        /**
         * Sets how events become journeys.
         *
         * @param assembler the assembler
         * @return this
         */
        public Builder assembler(JourneyAssembler assembler) {
            this.assembler = assembler;
            return this;
        }

        /**
         * Sets what models see.
         *
         * @param path what they see of a touchpoint
         * @param transforms what is done to paths before
         * @return this
         */
        public Builder path(Dimension path, List<PathTransform> transforms) {
            this.path = path;
            this.transforms = transforms;
            return this;
        }

        /**
         * Sets the population of experiments.
         *
         * @param population customers with their arms
         * @return this
         */
        public Builder population(List<Customer> population) {
            this.population = population;
            return this;
        }

        /**
         * Adds a model.
         *
         * @param title how people call it
         * @param definition the model, or how it is fitted
         * @return this
         */
        public Builder model(String title, ModelDefinition definition) {
            models.add(new ReportModel(title, definition));
            return this;
        }

        /**
         * Sets further groupings.
         *
         * @param by dimensions besides channel, campaign and creative
         * @return this
         */
        public Builder by(List<Dimension> by) {
            this.by = by;
            return this;
        }

        /**
         * Sets what names the brand.
         *
         * @param attribute the attribute of conversions and touchpoints; null for no section of brands
         * @return this
         */
        public Builder brand(@Nullable String attribute) {
            brand = attribute;
            return this;
        }

        /**
         * Sets what names a customer's segment.
         *
         * @param name the covariate of the population, or the attribute of events; null for no section of segments
         * @return this
         */
        public Builder segment(@Nullable String name) {
            segment = name;
            return this;
        }

        /**
         * Sets further funnels.
         *
         * @param funnels funnels besides those of visits and of e-mail
         * @return this
         */
        public Builder funnels(List<Funnel> funnels) {
            this.funnels = funnels;
            return this;
        }

        /**
         * Sets the spend.
         *
         * @param spend what was spent
         * @return this
         */
        public Builder spend(List<Spend> spend) {
            this.spend = spend;
            return this;
        }

        /**
         * Brings all amounts into one currency.
         *
         * @param currency the currency
         * @param rates the rates
         * @return this
         */
        public Builder currency(Currency currency, Rates rates) {
            this.currency = currency;
            this.rates = rates;
            return this;
        }

        /**
         * Sets the margin.
         *
         * @param margin which part of the value is margin
         * @return this
         */
        public Builder margin(BigDecimal margin) {
            this.margin = margin;
            return this;
        }

        /**
         * Sets the resamples.
         *
         * @param resamples how many; 0 for no intervals
         * @param seed their seed
         * @return this
         */
        public Builder resamples(int resamples, long seed) {
            this.resamples = resamples;
            this.seed = seed;
            return this;
        }

        /**
         * Sets how numbers are written.
         *
         * @param locale the locale
         * @return this
         */
        public Builder locale(Locale locale) {
            this.locale = locale;
            return this;
        }

        /**
         * The options.
         *
         * @return the options
         * @throws IllegalArgumentException if an option is out of its range or there is no model
         */
        public ReportOptions build() {
            return new ReportOptions(
                    title,
                    zone,
                    period,
                    against,
                    assembler,
                    path,
                    transforms,
                    population,
                    models.build(),
                    by,
                    brand,
                    segment,
                    funnels,
                    spend,
                    currency,
                    rates,
                    margin,
                    resamples,
                    seed,
                    locale);
        }
    }
}
