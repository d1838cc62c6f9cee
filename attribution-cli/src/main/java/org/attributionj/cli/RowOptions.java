package org.attributionj.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import org.attributionj.io.event.RowRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows of event files are events. */
final class RowOptions {
    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "rows that are read, such as 'event_name != scroll and country = DE'; the others are counted")
    private @Nullable String where;

    @Option(
            names = "--conversion-when",
            paramLabel = "CONDITION",
            description = "rows that are conversions, such as event_name=purchase; the others are none")
    private @Nullable String conversionWhen;

    @Option(
            names = "--records",
            paramLabel = "PATH",
            description = "in JSON, the list whose elements are the rows, such as events")
    private @Nullable String records;

    @Option(
            names = "--missing",
            paramLabel = "a,b,...",
            description =
                    "words for nothing in ids and channels (default: null, NaN, NA, None, \\N, (not set), - and the"
                            + " like)")
    private @Nullable String missing;

    @Option(
            names = "--one-per",
            paramLabel = "order_id|none",
            description =
                    "the first conversion of an order counts, and a refund of the order adjusts it, unless conversions"
                            + " have ids of their own (default: order_id)")
    private String onePer = "order_id";

    @Option(names = "--day-end", description = "a conversion dated by day stands at the end of its day")
    private boolean dayEnd;

    @Option(
            names = "--minor-units",
            description = "amounts are in cents, or whatever their currency's smallest unit is")
    private boolean minorUnits;

    RowRules rules() {
        RowRules rules = RowRules.DEFAULT
                .withRecords(records)
                .withDayEnd(dayEnd)
                .withMinorUnits(minorUnits)
                .withOnePerOrder(isOnePerOrder());
        if (missing != null) {
            rules = rules.withMissing(Splitter.on(',')
                    .trimResults()
                    .splitToStream(missing.toLowerCase(Locale.ROOT))
                    .collect(ImmutableSet.toImmutableSet()));
        }
        RowRules chosen = rules;
        RowRules selecting = UsageException.onBadArgument("--where", () -> chosen.withWhere(where));
        return UsageException.onBadArgument("--conversion-when", () -> selecting.withConversionWhen(conversionWhen));
    }

    private boolean isOnePerOrder() {
        return switch (onePer) {
            case "order_id", "order" -> true;
            case "none" -> false;
            default -> throw new UsageException("--one-per must be order_id or none, but was \"" + onePer + "\"");
        };
    }
}
