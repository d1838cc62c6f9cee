package org.attributionj.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblyRejection;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.report.credit.ChannelsSection;
import org.attributionj.report.credit.Costs;
import org.attributionj.report.credit.CurrencyView;
import org.attributionj.report.credit.HeadlineSection;
import org.attributionj.report.credit.ModelsSection;
import org.attributionj.report.credit.Performance;
import org.attributionj.report.credit.Replicates;
import org.attributionj.report.credit.SpendSection;
import org.attributionj.report.credit.TrendSection;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Span;
import org.attributionj.report.finding.Findings;
import org.attributionj.report.format.FigureText;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.Crediting;
import org.attributionj.report.history.CustomerSource;
import org.attributionj.report.history.Facts;
import org.attributionj.report.history.ReportPart;
import org.attributionj.report.spend.CurrencyBook;
import org.attributionj.report.spend.Spend;
import org.attributionj.report.spend.SpendSums;
import org.jspecify.annotations.Nullable;

/** One report: facts, fits, the pass that counts, the sections. */
final class ReportRun {
    private static final List<Dimension> TREE = List.of(Dimension.CHANNEL, Dimension.CAMPAIGN, Dimension.CREATIVE);

    private final CustomerSource source;
    private final ReportOptions options;
    private final Consumer<? super AssemblyRejection> rejected;

    ReportRun(CustomerSource source, ReportOptions options, Consumer<? super AssemblyRejection> rejected) {
        this.rejected = rejected;
        this.source = source;
        this.options = options;
    }

    Report run() {
        Facts facts = facts();
        Calendar calendar = calendar(facts);
        JourneyAssembler assembler = options.assembler().goal() != null
                ? options.assembler()
                : options.assembler().withGoal(facts.goal());
        FittedModels models = FittedModels.of(source, assembler, options);
        CurrencyBook book = new CurrencyBook(options.currency(), options.rates());
        Crediting crediting = new Crediting(models.models(), options.path(), facts, calendar, book);
        Performance performance = new Performance(
                facts.labels(), calendar, models.models().size(), new Replicates(options.resamples(), options.seed()));
        CostPart cost = new CostPart(options.spend(), calendar, crediting, book);
        Parts parts = new Parts(options, models.models().size(), facts, calendar, crediting);
        List<ReportPart> all = new ArrayList<>(List.of(cost, performance));
        all.addAll(parts.all());
        AssemblyAccount account = new HistoryPass(crediting, all, rejected).run(source, assembler);
        FigureText text = new FigureText(options.locale(), null);
        List<Section> sections = new ArrayList<>();
        for (CurrencyView view : views(facts, calendar, models, crediting, performance, cost.sums(), text)) {
            sections.add(HeadlineSection.of(view));
            sections.add(TrendSection.of(view));
            sections.add(ModelsSection.of(view));
            sections.add(ChannelsSection.of(view));
            SpendSection.of(view, options.margin()).ifPresent(sections::add);
            sections.addAll(parts.sections(view, crediting.currencies().indexOf(view.code())));
        }
        sections.addAll(parts.sections(text));
        sections.add(QualitySection.of(account, facts, cost.sums(), book, crediting.currencies(), text));
        return new Report(
                Report.SCHEMA,
                options.title(),
                calendar.period(),
                calendar.before(),
                calendar.zoneName(),
                models.names(),
                sections,
                Findings.of(sections, models.names().get(0), text),
                Method.of(options, assembler, calendar, facts, models, sections));
    }

    private Facts facts() {
        Facts facts = new Facts(TREE);
        source.forEachCustomer((customer, touchpoints, conversions) -> facts.add(touchpoints, conversions));
        for (Spend spend : options.spend()) {
            String campaign = spend.campaign();
            facts.labels()
                    .add(List.of(spend.channel(), campaign == null || campaign.isBlank() ? SpendSums.NONE : campaign));
            facts.see(spend.cost());
        }
        facts.freeze();
        return facts;
    }

    private Calendar calendar(Facts facts) {
        ZoneId zone = options.zone();
        if (facts.first() == null || facts.last() == null) {
            throw new IllegalArgumentException("there is no event to report on");
        }
        LocalDate first = facts.first().atZone(zone).toLocalDate();
        LocalDate end = facts.last().atZone(zone).toLocalDate().plusDays(1);
        Span period = options.period();
        if (period == null) {
            return new Calendar(zone, new Span(first, end), null);
        }
        if (!period.first().isBefore(end) || !first.isBefore(period.end())) {
            throw new IllegalArgumentException("the period " + period + " has no event: events are from " + first
                    + " to " + end.minusDays(1) + " in " + zone);
        }
        return new Calendar(zone, period, before(period, first));
    }

    /** What the period is compared with, if the data reach back so far. */
    private @Nullable Span before(Span period, LocalDate first) {
        Span before = options.against() == ReportOptions.Against.YEAR ? period.yearBefore() : period.previous();
        return first.isAfter(before.first()) ? null : before;
    }

    /** One view per currency that has a conversion or a cost in the period. */
    private static List<CurrencyView> views(
            Facts facts,
            Calendar calendar,
            FittedModels models,
            Crediting crediting,
            Performance performance,
            SpendSums spend,
            FigureText text) {
        List<CurrencyView> views = new ArrayList<>();
        List<String> codes = crediting.currencies();
        List<SpendSums.Line> lines = spend.lines();
        for (String code : codes.stream().sorted().toList()) {
            int currency = codes.indexOf(code);
            Costs costs = Costs.of(facts.labels(), calendar, lines, code);
            if (performance.hasConversions(Calendar.NOW, currency)
                    || performance.hasConversions(Calendar.BEFORE, currency)
                    || costs.areKnown()
                    || codes.size() == 1) {
                views.add(new CurrencyView(
                        performance,
                        currency,
                        code,
                        facts.scale(Currency.getInstance(code)),
                        models.names(),
                        costs.now(),
                        costs.before(),
                        text));
            }
        }
        return views;
    }
}
