package org.attributionj.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Table;

/** The colour of each channel: by the name's place in a fixed list, then by value; the same in all sections. */
final class Palette {
    private static final List<String> KNOWN =
            List.of("email", "paid search", "organic search", "direct", "display", "paid social", "social", "referral");
    private static final int COLOURS = 9;

    private final Map<String, String> classes = new HashMap<>();

    Palette(Report report) {
        List<String> channels = new ArrayList<>();
        for (Section section : report.sections()) {
            for (Table table : section.tables()) {
                if (table.id().equals("channels")) {
                    table.rows().stream()
                            .filter(row -> row.level() == 1)
                            .filter(row -> row.kind() == RowKind.GROUP || row.kind() == RowKind.UNMATCHED)
                            .map(Row::label)
                            .filter(label -> !channels.contains(label))
                            .forEach(channels::add);
                }
            }
        }
        int next = KNOWN.size() + 1;
        for (String channel : channels) {
            int place = KNOWN.indexOf(
                    channel.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' '));
            if (place < 0) {
                place = "e mail".equals(channel.toLowerCase(Locale.ROOT).replace('-', ' ')) ? 0 : next++ - 1;
            }
            classes.put(channel, place < COLOURS ? "c" + (place + 1) : "c4");
        }
    }

    /** The class of a row's colour. */
    String of(Row row) {
        return switch (row.kind()) {
            case BASELINE -> "base";
            case UNATTRIBUTED, TOTAL -> "unat";
            case GROUP, UNMATCHED -> of(row.key().get(0));
        };
    }

    String of(String channel) {
        return classes.getOrDefault(channel, channel.startsWith("(") ? "unat" : "c4");
    }

    boolean knows(String channel) {
        return classes.containsKey(channel);
    }

    /** The token of a colour, for pictures. */
    static String token(String colour) {
        return "--" + colour;
    }
}
