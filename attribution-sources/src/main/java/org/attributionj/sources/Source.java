package org.attributionj.sources;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.attributionj.core.event.Channel;
import org.attributionj.core.money.Money;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.sources.preset.Preset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the exports of a tool. Reads all of them before it gives anything: sessions and persons are known only then; memory
 * is that of the events. Immutable and thread-safe; each {@code with} method returns a changed copy.
 *
 * <pre>{@code
 * SourceEvents events = Sources.ga4().read(Path.of("events_20260910.json"));
 * System.err.println(events.account());
 * }</pre>
 */
public final class Source {
    private final Preset preset;
    private final ZoneId zone;
    private final Currency currency;
    private final ReadLimits limits;
    private final @Nullable Channel unnamed;

    private Source(Preset preset, ZoneId zone, Currency currency, ReadLimits limits, @Nullable Channel unnamed) {
        this.preset = Objects.requireNonNull(preset, "preset must not be null");
        this.zone = Objects.requireNonNull(zone, "zone must not be null");
        this.currency = Objects.requireNonNull(currency, "currency must not be null");
        this.limits = Objects.requireNonNull(limits, "limits must not be null");
        this.unnamed = unnamed;
    }

    /**
     * A reader of the exports of a preset.
     *
     * @param preset what they are made of
     * @return the reader, for times without an offset in UTC and amounts without a currency in XXX
     */
    public static Source of(Preset preset) {
        return new Source(preset, ZoneOffset.UTC, Money.NO_CURRENCY, ReadLimits.DEFAULT, null);
    }

    /**
     * Another zone.
     *
     * @param newZone where times without an offset are local
     * @return a changed reader
     */
    public Source withZone(ZoneId newZone) {
        return new Source(preset, newZone, currency, limits, unnamed);
    }

    /**
     * Another currency.
     *
     * @param newCurrency the currency of amounts that name none
     * @return a changed reader
     */
    public Source withCurrency(Currency newCurrency) {
        return new Source(preset, zone, newCurrency, limits, unnamed);
    }

    /**
     * Other limits.
     *
     * @param newLimits what is put up with
     * @return a changed reader
     */
    public Source withLimits(ReadLimits newLimits) {
        return new Source(preset, zone, currency, newLimits, unnamed);
    }

    /**
     * What becomes of visits that name no channel.
     *
     * @param channel their channel until rules name it; null to take them for direct where the preset is of sessions, and to
     *     reject them elsewhere
     * @return a changed reader
     */
    public Source withUnnamed(@Nullable Channel channel) {
        return new Source(preset, zone, currency, limits, channel);
    }

    /**
     * What the exports are made of.
     *
     * @return the preset
     */
    public Preset preset() {
        return preset;
    }

    /**
     * Reads files that belong together.
     *
     * @param files the files; those that end in {@code .parquet} through DuckDB
     * @return their events
     * @throws java.io.UncheckedIOException if a file cannot be read
     * @throws org.attributionj.io.UnusableInputException if one is no such export at all, or too many records were rejected
     */
    public SourceEvents read(Path... files) {
        return read(Arrays.stream(files).map(InputFiles::of).toList());
    }

    /**
     * Reads inputs that belong together.
     *
     * @param inputs the inputs
     * @return their events
     * @throws java.io.UncheckedIOException if an input cannot be read
     * @throws org.attributionj.io.UnusableInputException if one is no such export at all, or too many records were rejected
     */
    public SourceEvents read(List<Input> inputs) {
        return new SourceReading(preset, zone, currency, limits, unnamed).read(inputs);
    }
}
