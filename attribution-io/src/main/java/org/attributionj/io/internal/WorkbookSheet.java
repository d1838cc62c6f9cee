package org.attributionj.io.internal;

import com.google.common.collect.ImmutableList;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attributionj.io.Dialect;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.UnusableInputException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of a workbook (.xlsx): its columns, then its rows, one after the other; the texts that cells share are in
 * memory. Needs the library fastexcel-reader. Single thread.
 */
public final class WorkbookSheet implements Closeable {
    /** Wider sheets than a spreadsheet can make are no sheets. */
    private static final int MOST_COLUMNS = 1 << 14;

    private static final String ADVICE = "; save it as CSV in UTF-8";

    private final Input input;
    private final Bytes bytes;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Tally tally;
    private ImmutableList<String> columns = ImmutableList.of();
    /** The first row, of a sheet without a header. */
    private @Nullable List<@Nullable String> first;

    private long line;
    private boolean isBroken;

    private WorkbookSheet(Input input, Bytes bytes, ReadableWorkbook workbook, Tally tally) throws IOException {
        this.input = input;
        this.bytes = bytes;
        this.workbook = workbook;
        this.tally = tally;
        stream = workbook.getFirstSheet().openStream();
        rows = stream.iterator();
    }

    /**
     * Opens a workbook and reads the columns of its first sheet. The bytes are closed if that fails.
     *
     * @param input the file
     * @param bytes its bytes
     * @param dialect whether there is a header
     * @param tally is told of a sheet that breaks off
     * @return the sheet
     * @throws IOException if it cannot be read
     * @throws UnusableInputException if it is no workbook, or the library for workbooks is not there
     */
    public static WorkbookSheet open(Input input, Bytes bytes, Dialect dialect, Tally tally) throws IOException {
        try {
            WorkbookSheet sheet = new WorkbookSheet(input, bytes, new ReadableWorkbook(bytes.stream()), tally);
            sheet.readHeader(dialect);
            return sheet;
        } catch (UnusableInputException e) {
            bytes.close();
            throw e;
        } catch (LinkageError e) {
            bytes.close();
            throw new UnusableInputException(
                    input + " is a workbook, and the library that reads these, fastexcel-reader, is"
                            + " not on the class path; add it, or" + ADVICE.substring(1));
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw new UnusableInputException(
                    input + " is an archive or an Excel workbook that cannot be read" + ADVICE);
        }
    }

    private void readHeader(Dialect dialect) throws IOException {
        if (!dialect.header().isEmpty()) {
            columns = ImmutableList.copyOf(dialect.header());
            return;
        }
        List<@Nullable String> row = next();
        if (row == null) {
            throw new UnusableInputException(
                    input + " has an empty first sheet; it needs a header with the names of its columns");
        }
        if (dialect.hasHeader()) {
            columns = row.stream().map(name -> name == null ? "" : name).collect(ImmutableList.toImmutableList());
        } else {
            first = row;
            columns = IntStream.rangeClosed(1, row.size())
                    .mapToObj(i -> "c" + i)
                    .collect(ImmutableList.toImmutableList());
        }
    }

    /**
     * The names in the first row.
     *
     * @return the names
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * The next row that is not empty. Dates are serial numbers.
     *
     * @return its cells as text, null where they are empty; null at the end
     * @throws IOException if the file cannot be read
     */
    public @Nullable List<@Nullable String> next() throws IOException {
        List<@Nullable String> kept = first;
        if (kept != null) {
            first = null;
            return kept;
        }
        while (!isBroken) {
            try {
                if (!rows.hasNext()) {
                    return null;
                }
                Row row = rows.next();
                line = row.getRowNum();
                List<@Nullable String> texts = texts(row);
                if (texts.stream().anyMatch(text -> text != null)) {
                    return texts;
                }
            } catch (ExcelReaderException
                    | IllegalStateException
                    | IndexOutOfBoundsException
                    | NumberFormatException e) {
                isBroken = true;
                tally.reject(new RejectedRow(
                        input.name(),
                        Math.max(line, 1),
                        "",
                        "",
                        "breaks off here, and nothing after it was read" + ADVICE));
            }
        }
        return null;
    }

    private static List<@Nullable String> texts(Row row) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Cell cell : row) {
            if (cell != null && cell.getColumnIndex() < MOST_COLUMNS) {
                while (texts.size() < cell.getColumnIndex()) {
                    texts.add(null);
                }
                texts.add(text(cell));
            } else if (cell == null) {
                texts.add(null);
            }
        }
        return texts;
    }

    private static @Nullable String text(Cell cell) {
        String text = cell.getType() == CellType.NUMBER && cell.getValue() instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : cell.getText();
        String trimmed = text == null ? "" : text.trim();
        return trimmed.isEmpty() ? null : trimmed;
    }

    /**
     * The number of the current row.
     *
     * @return the number, from 1
     */
    public long line() {
        return line;
    }

    /**
     * The bytes taken from the input so far.
     *
     * @return the number
     */
    public long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
        bytes.close();
    }
}
