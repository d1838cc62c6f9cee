package org.attributionj.report.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Prints figures for people: one rule per unit, used by the page, by Markdown and by sentences. Sums of money are printed
 * with all their decimals, so that printed rows add up; quotients are rounded to the smallest coin. Immutable and
 * thread-safe.
 */
public final class FigureText {
    /** What stands for a figure that cannot be computed. */
    public static final String NONE = "–";

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final double MINUTES_PER_DAY = 1_440;

    private final Locale locale;
    private final @Nullable Currency currency;

    /**
     * A printer.
     *
     * @param locale says how digits are grouped and parted
     * @param currency the code of the currency of amounts; null if there are none
     */
    public FigureText(Locale locale, @Nullable String currency) {
        this.locale = locale;
        this.currency = currency == null ? null : Currency.getInstance(currency);
    }

    /**
     * The same printer for another currency.
     *
     * @param code the code of the currency; null for none
     * @return a printer
     */
    public FigureText in(@Nullable String code) {
        return new FigureText(locale, code);
    }

    /**
     * The sign or the code of the currency.
     *
     * @return the sign; empty if there is no currency
     */
    public String sign() {
        Currency known = currency;
        if (known == null || known.getCurrencyCode().equals("XXX")) {
            return "";
        }
        return switch (known.getCurrencyCode()) {
            case "EUR" -> "€";
            case "USD" -> "$";
            case "GBP" -> "£";
            case "JPY" -> "¥";
            default -> known.getCurrencyCode() + " ";
        };
    }

    /**
     * A cell.
     *
     * @param cell the cell
     * @return its text; {@link #NONE} if it has no value
     */
    public String of(Cell cell) {
        if (cell.text() != null) {
            return cell.text();
        }
        BigDecimal value = cell.value();
        if (value == null) {
            return NONE;
        }
        if (cell.unit() == Unit.MONEY && cell.denominator() == null) {
            return money(value, Math.max(digits(), value.scale()));
        }
        return of(cell.unit(), value);
    }

    /**
     * A change, with its sign.
     *
     * @param cell the cell
     * @return its text, which begins with + or − unless it is 0
     */
    public String signed(Cell cell) {
        String text = of(cell);
        BigDecimal value = cell.value();
        return value != null && value.signum() > 0 && !isZero(text) && !text.startsWith("+") ? "+" + text : text;
    }

    private static boolean isZero(String text) {
        return text.chars().noneMatch(each -> each >= '1' && each <= '9');
    }

    /**
     * A number of a unit.
     *
     * @param unit the unit
     * @param value the number
     * @return its text
     */
    public String of(Unit unit, BigDecimal value) {
        return switch (unit) {
            case COUNT -> number(value, 0);
            case CREDIT -> number(value, 1);
            case MONEY -> money(value, digits());
            case PERCENT -> number(value.movePointRight(2), 1) + "%";
            case POINTS -> points(value);
            case RATIO -> number(value, value.abs().compareTo(BigDecimal.TEN) < 0 ? 2 : 1) + "×";
            case DAYS -> days(value.doubleValue());
            case NUMBER, TEXT -> significant(value);
        };
    }

    private String points(BigDecimal value) {
        String text = number(value.movePointRight(2), 1);
        return (value.signum() > 0 && !isZero(text) ? "+" : "") + text + " pts";
    }

    private String significant(BigDecimal value) {
        BigDecimal rounded = value.round(new MathContext(4, RoundingMode.HALF_EVEN));
        return number(rounded, Math.max(0, Math.min(rounded.scale(), 6)));
    }

    private String days(double days) {
        double minutes = days * MINUTES_PER_DAY;
        if (minutes < 1) {
            return "< 1 min";
        }
        if (minutes < 90) {
            return Math.round(minutes) + " min";
        }
        if (days < 2) {
            return number(BigDecimal.valueOf(days * 24), 0) + " h";
        }
        return number(BigDecimal.valueOf(days), 1) + " d";
    }

    private int digits() {
        Currency known = currency;
        return known == null ? 2 : MoneyUnit.digits(known);
    }

    private String money(BigDecimal value, int decimals) {
        String digits = number(value.abs(), decimals);
        return (value.signum() < 0 && !isZero(digits) ? "−" : "") + sign() + digits;
    }

    /**
     * An amount in few characters, such as {@code €263.0k}.
     *
     * @param value the amount
     * @return its text
     */
    public String shortMoney(BigDecimal value) {
        BigDecimal magnitude = value.abs();
        if (magnitude.compareTo(THOUSAND) < 0) {
            return money(value, magnitude.compareTo(BigDecimal.TEN) < 0 ? digits() : 0);
        }
        int power = magnitude.compareTo(THOUSAND.pow(2)) < 0 ? 3 : 6;
        String digits = number(magnitude.movePointLeft(power), 1);
        return (value.signum() < 0 ? "−" : "") + sign() + digits + (power == 3 ? "k" : "M");
    }

    /**
     * An interval of a cell.
     *
     * @param unit the unit of its ends
     * @param interval the interval
     * @return both ends with {@code to} between
     */
    public String of(Unit unit, Interval interval) {
        return end(unit, interval.low()) + " to " + end(unit, interval.high());
    }

    private String end(Unit unit, double number) {
        BigDecimal value = BigDecimal.valueOf(number);
        return switch (unit) {
            case MONEY -> shortMoney(value);
            case CREDIT -> number(value, 0);
            default -> of(unit, value);
        };
    }

    private String number(BigDecimal value, int decimals) {
        DecimalFormat format = new DecimalFormat(
                decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals), DecimalFormatSymbols.getInstance(locale));
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        String text = format.format(value.abs());
        return value.signum() < 0 && !isZero(text) ? "−" + text : text;
    }
}
