package org.attributionj.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.fit.FitData;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.report.document.ModelName;
import org.attributionj.report.history.CustomerSource;

/**
 * The models of a report, ready to credit.
 *
 * @param models the models
 * @param names how they are called, in the same order
 * @param notes what they say about themselves
 * @param leftOut why models that were asked for are not there
 */
record FittedModels(List<AttributionModel> models, List<ModelName> names, List<String> notes, List<String> leftOut) {

    /** One model's fit and what it has seen. */
    private record Fit(ModelFits fits, FitData data) {

        static Fit of(ModelFits fits) {
            return new Fit(fits, fits.newAccumulator());
        }

        boolean isNeeded() {
            return fits.areNeeded();
        }

        void add(Journey journey) {
            fits.add(data, journey);
        }

        ModelFits.Fitted fitted() {
            return fits.finish(data).get(0);
        }
    }

    /** Fits what has to be fitted, in one pass; a model that cannot be fitted is left out with its reason. */
    static FittedModels of(CustomerSource source, JourneyAssembler assembler, ReportOptions options) {
        FittedModels fitted =
                new FittedModels(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> ids = new HashSet<>();
        List<Fit> fits = new ArrayList<>();
        for (ReportModel model : options.models()) {
            fits.add(Fit.of(ModelFits.of(List.of(model.definition()), options.path(), options.transforms())
                    .about(assembler.goal(), assembler.windows())
                    .correctedBy(options.population())));
        }
        if (fits.stream().anyMatch(Fit::isNeeded)) {
            feed(source, assembler, fits.stream().filter(Fit::isNeeded).toList());
        }
        for (int i = 0; i < fits.size(); i++) {
            fitted.add(options.models().get(i), fits.get(i), ids);
        }
        if (fitted.models.isEmpty()) {
            throw new IllegalArgumentException(
                    "none of the models can be fitted to these events: " + String.join("; ", fitted.leftOut));
        }
        return fitted;
    }

    private static void feed(CustomerSource source, JourneyAssembler assembler, List<Fit> fits) {
        AssemblySession session = assembler.start(new JourneySink() {
            @Override
            public void accept(Journey journey, Set<JourneyKind> kinds) {
                fits.forEach(each -> each.add(journey));
            }

            @Override
            public Set<JourneyKind> wanted() {
                return EnumSet.of(JourneyKind.FIT);
            }
        });
        source.forEachCustomer(session::customer);
        session.finish();
    }

    private void add(ReportModel model, Fit fit, Set<String> ids) {
        ModelFits.Fitted fitted;
        try {
            fitted = fit.fitted();
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            leftOut.add(model.title() + ": " + e.getMessage());
            return;
        }
        models.add(fitted.model());
        String spec = model.definition().name();
        names.add(new ModelName(id(spec, ids), model.title(), spec, model.isLearned()));
        fitted.notes().forEach(note -> notes.add(model.title() + ": " + note));
    }

    private static String id(String spec, Set<String> ids) {
        String base =
                spec.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String id = base.isEmpty() ? "model" : base;
        for (int i = 2; !ids.add(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }
}
