package org.attributionj.report.spend;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Reader;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attributionj.core.money.Money;

/**
 * Reads spend from CSV: {@code day, channel, campaign, currency, cost, clicks, impressions}. Columns are found by these names
 * and by those that ad platforms use; all but day, channel and cost may be missing.
 */
public final class SpendReader {
    private SpendReader() {}

    /**
     * What was read.
     *
     * @param lines the lines
     * @param repeated how many lines repeat another one exactly; they are added all the same
     * @param negative how many lines have a negative cost
     */
    public record Result(List<Spend> lines, long repeated, long negative) {
        /** Validates the components. */
        public Result {
            lines = ImmutableList.copyOf(lines);
        }
    }

    /**
     * Reads a file.
     *
     * @param reader its text
     * @param file its name, for errors
     * @param currency the currency of lines that name none
     * @return its lines
     * @throws IllegalArgumentException if a line cannot be read, with file, line, column and value
     */
    public static Result read(Reader reader, String file, Currency currency) {
        CsvLines csv = new CsvLines(reader, file);
        int day = csv.required("day", "date", "segments date", "reporting starts");
        int channel = csv.required("channel", "source", "platform");
        int cost = csv.required("cost", "spend", "amount", "amount spent");
        Integer campaign = csv.find("campaign", "campaign name", "utm campaign");
        Integer code = csv.find("currency", "currency code", "account currency");
        Integer clicks = csv.find("clicks", "link clicks");
        Integer impressions = csv.find("impressions", "impr.");
        ImmutableList.Builder<Spend> lines = ImmutableList.builder();
        Set<Spend> seen = new HashSet<>();
        long repeated = 0;
        long negative = 0;
        for (CsvRecord line : csv.records()) {
            String name = CsvLines.text(line, channel);
            if (name.isEmpty()) {
                throw csv.problem(line, "channel", name, "is missing; every cost needs a channel");
            }
            String money = CsvLines.text(line, code);
            String named = CsvLines.text(line, campaign);
            Spend spend = new Spend(
                    csv.day(line, day),
                    name,
                    named.isEmpty() ? null : named,
                    Money.of(csv.amount(line, cost, "cost"), money.isEmpty() ? currency : csv.currency(line, money)),
                    csv.count(line, clicks, "clicks"),
                    csv.count(line, impressions, "impressions"));
            repeated += seen.add(spend) ? 0 : 1;
            negative += spend.cost().signum() < 0 ? 1 : 0;
            lines.add(spend);
        }
        return new Result(lines.build(), repeated, negative);
    }
}
