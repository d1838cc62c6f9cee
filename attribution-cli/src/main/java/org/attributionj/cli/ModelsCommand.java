package org.attributionj.cli;

import java.util.Locale;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.ModelCatalogue;
import org.attributionj.models.ModelEntry;
import org.attributionj.models.ModelOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the catalogue of models. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "Lists the models and their options.")
final class ModelsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        StringBuilder text = new StringBuilder();
        for (ModelEntry entry : AttributionModels.catalogue().entries()) {
            text.append(entry.name());
            if (!entry.aliases().isEmpty()) {
                text.append(" (").append(String.join(", ", entry.aliases())).append(')');
            }
            text.append("\n    ").append(entry.description()).append('\n');
            entry.options().forEach(option -> append(option, text));
            entry.needs().features().forEach(feature -> text.append("    needs ")
                    .append(feature.name().toLowerCase(Locale.ROOT))
                    .append('\n'));
            entry.source().ifPresent(source -> text.append("    source: ").append(source).append('\n'));
        }
        text.append("every model takes\n");
        ModelCatalogue.modifiers().forEach(option -> append(option, text));
        spec.commandLine().getOut().print(text);
    }

    private static void append(ModelOption option, StringBuilder text) {
        text.append("    ").append(option).append("  ").append(option.help()).append('\n');
    }
}
