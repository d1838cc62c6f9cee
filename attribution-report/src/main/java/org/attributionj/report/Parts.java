package org.attributionj.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.attributionj.report.brand.BrandPart;
import org.attributionj.report.brand.BrandSection;
import org.attributionj.report.cohort.CohortPart;
import org.attributionj.report.credit.CurrencyView;
import org.attributionj.report.credit.Grouping;
import org.attributionj.report.document.Section;
import org.attributionj.report.email.EmailPart;
import org.attributionj.report.email.EmailSection;
import org.attributionj.report.experiment.HoldoutPart;
import org.attributionj.report.experiment.HoldoutSection;
import org.attributionj.report.format.FigureText;
import org.attributionj.report.funnel.Funnel;
import org.attributionj.report.funnel.FunnelPart;
import org.attributionj.report.funnel.FunnelSection;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.Crediting;
import org.attributionj.report.history.Facts;
import org.attributionj.report.history.ReportPart;
import org.attributionj.report.path.JourneysSection;
import org.attributionj.report.path.OverlapPart;
import org.attributionj.report.path.PathPart;
import org.attributionj.report.segment.SegmentPart;
import org.attributionj.report.segment.SegmentSection;
import org.attributionj.report.value.ValuePart;
import org.attributionj.report.value.ValueSection;
import org.jspecify.annotations.Nullable;

/** The parts of a report that stand beside performance: e-mail, funnels, journeys, overlap, cohorts, customer value. */
final class Parts {
    private final Facts facts;
    private final List<Grouping> groupings = new ArrayList<>();
    private final EmailPart email;
    private final List<FunnelPart> funnels = new ArrayList<>();
    private final PathPart paths;
    private final OverlapPart overlap;
    private final CohortPart cohorts;
    private final ValuePart value;
    private final HoldoutPart holdouts;
    private final @Nullable BrandPart brands;
    private final @Nullable SegmentPart segments;

    Parts(ReportOptions options, int models, Facts facts, Calendar calendar, Crediting crediting) {
        this.facts = facts;
        Instant last = facts.last() == null ? calendar.end() : facts.last();
        LocalDate end = calendar.day(last).plusDays(1);
        options.by().forEach(dimension -> groupings.add(new Grouping(dimension, models)));
        email = new EmailPart(calendar, models);
        for (Funnel funnel : funnels(options)) {
            funnels.add(new FunnelPart(funnel, calendar, last));
        }
        paths = new PathPart(calendar);
        overlap = new OverlapPart(calendar);
        cohorts = new CohortPart(calendar, end);
        value = new ValuePart(
                calendar,
                models,
                currency ->
                        facts.scale(Currency.getInstance(crediting.currencies().get(currency))),
                end);
        holdouts = new HoldoutPart(options.population());
        String brand = options.brand();
        brands = brand == null ? null : new BrandPart(brand, models);
        String segment = options.segment();
        segments = segment == null ? null : new SegmentPart(calendar, segment, options.population(), models);
    }

    private static List<Funnel> funnels(ReportOptions options) {
        List<Funnel> funnels = new ArrayList<>(List.of(Funnel.visits(), Funnel.email()));
        funnels.addAll(options.funnels());
        return funnels;
    }

    List<ReportPart> all() {
        List<ReportPart> all = new ArrayList<>(groupings);
        all.add(email);
        all.addAll(funnels);
        all.addAll(List.of(paths, overlap, cohorts, value, holdouts));
        if (brands != null) {
            all.add(brands);
        }
        if (segments != null) {
            all.add(segments);
        }
        return all;
    }

    /** The sections of a currency. */
    List<Section> sections(CurrencyView view, int currency) {
        List<Section> sections = new ArrayList<>();
        groupings.forEach(grouping -> sections.add(grouping.section(view, currency)));
        HoldoutSection.of(holdouts, view, currency).ifPresent(sections::add);
        EmailSection.of(email, view, currency).ifPresent(sections::add);
        JourneysSection.of(paths, view, currency).ifPresent(sections::add);
        cohorts.section(view, currency).ifPresent(sections::add);
        ValueSection.of(value, view, currency, facts.labels().top()).ifPresent(sections::add);
        if (brands != null) {
            BrandSection.of(brands, view, currency).ifPresent(sections::add);
        }
        if (segments != null) {
            SegmentSection.of(segments, view, currency).ifPresent(sections::add);
        }
        return sections;
    }

    /** The sections that are about no currency. */
    List<Section> sections(FigureText text) {
        List<Section> sections = new ArrayList<>();
        FunnelSection.of(funnels, text).ifPresent(sections::add);
        overlap.section().ifPresent(sections::add);
        return sections;
    }
}
