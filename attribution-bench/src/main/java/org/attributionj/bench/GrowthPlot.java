package org.attributionj.bench;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** CPU time against the size of the data, a line per model, on logarithmic axes. Single thread. */
final class GrowthPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 600;

    private final String name;
    private final String title;
    private final String size;
    private final CpuTime time;
    private final PrintStream out;
    private final Map<String, List<Point>> lines = new LinkedHashMap<>();

    /** A size and the seconds that it took. */
    record Point(double size, double seconds) {}

    /**
     * An empty plot.
     *
     * @param name of the file
     * @param title what is held fixed
     * @param size what grows
     */
    GrowthPlot(String name, String title, String size, CpuTime time, PrintStream out) {
        this.name = name;
        this.title = title;
        this.size = size;
        this.time = time;
        this.out = out;
    }

    /** Measures a task for a size; its result is kept until the next, so that no run can be optimised away. */
    void measure(String model, double at, Supplier<?> task) {
        Point point = new Point(at, time.seconds(task));
        out.printf(Locale.ROOT, "%s %s %.0f %.6f s%n", name, model, at, point.seconds);
        add(model, point);
    }

    void add(String model, Point point) {
        lines.computeIfAbsent(model, key -> new ArrayList<>()).add(point);
    }

    /** One line per point: plot, model, size, seconds. */
    List<String> csv() {
        List<String> rows = new ArrayList<>();
        lines.forEach((model, points) -> points.forEach(point ->
                rows.add(String.format(Locale.ROOT, "%s,\"%s\",%.0f,%.4g", name, model, point.size, point.seconds))));
        return rows;
    }

    /**
     * The exponent of growth of each line from a size on: the slope of the least-squares line through the logarithms; 1 is
     * linear. NaN where there are fewer than two such sizes.
     */
    Map<String, Double> slopes(double from) {
        Map<String, Double> slopes = new LinkedHashMap<>();
        lines.forEach((model, points) -> slopes.put(
                model, slope(points.stream().filter(point -> point.size >= from).toList())));
        return slopes;
    }

    private static double slope(List<Point> points) {
        double meanX = points.stream()
                .mapToDouble(point -> Math.log(point.size))
                .average()
                .orElse(Double.NaN);
        double meanY = points.stream()
                .mapToDouble(point -> Math.log(point.seconds))
                .average()
                .orElse(Double.NaN);
        double xy = 0;
        double xx = 0;
        for (Point point : points) {
            double x = Math.log(point.size) - meanX;
            xy += x * (Math.log(point.seconds) - meanY);
            xx += x * x;
        }
        return xy / xx;
    }

    /** Draws the lines to a PNG file. */
    void draw(Path directory) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(size)
                .yAxisTitle("CPU seconds")
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        lines.forEach((model, points) -> chart.addSeries(
                model,
                points.stream().mapToDouble(Point::size).toArray(),
                points.stream().mapToDouble(Point::seconds).toArray()));
        File file = directory.resolve(name + ".png").toFile();
        if (!ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file)) {
            throw new IOException("cannot write " + file + " as PNG: no encoder");
        }
    }
}
