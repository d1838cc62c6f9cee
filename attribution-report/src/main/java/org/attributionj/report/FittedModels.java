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
import org.attributionj.core.fit.ModelFailure;
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

        ModelFits.Attempt attempt() {
            return fits.attempt(data).get(0);
        }
    }

    /** Fits what has to be fitted, in one pass; a model that cannot be fitted is left out with its reason. */
    static FittedModels of(CustomerSource source, JourneyAssembler assembler, ReportOptions options) {
        FittedModels fitted =
                new FittedModels(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> ids = new HashSet<>();
        List<Fit> fits = new ArrayList<>();
        List<ReportModel> fittable = new ArrayList<>();
        for (ReportModel model : options.models()) {
            try {
                fits.add(Fit.of(ModelFits.of(List.of(model.definition()), options.path(), options.transforms())
                        .about(assembler.goal(), assembler.windows())
                        .correctedBy(options.population())));
                fittable.add(model);
            } catch (IllegalArgumentException e) {
                // some models refuse transformed paths before they have seen a journey
                fitted.leaveOut(model, e);
            }
        }
        if (fits.stream().anyMatch(Fit::isNeeded)) {
            feed(source, assembler, fits.stream().filter(Fit::isNeeded).toList());
        }
        for (int i = 0; i < fits.size(); i++) {
            fitted.add(fittable.get(i), fits.get(i).attempt(), ids);
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

    private void add(ReportModel model, ModelFits.Attempt attempt, Set<String> ids) {
        attempt.failure().ifPresent(cause -> leaveOut(model, cause));
        attempt.fitted().ifPresent(fitted -> add(model, fitted, ids));
    }

    private void leaveOut(ReportModel model, Throwable cause) {
        leftOut.add(model.title() + ": " + new ModelFailure(model.title(), cause).reason());
    }

    private void add(ReportModel model, ModelFits.Fitted fitted, Set<String> ids) {
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
