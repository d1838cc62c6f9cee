package org.attributionj.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthPlotTest {
    private static final double ROUNDING = 1e-12;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final GrowthPlot plot = new GrowthPlot(
            "growth",
            "title",
            "size",
            new CpuTime(100_000_000),
            new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void slopeIsTheExponentOfAPower() {
        for (double size : new double[] {10, 100, 1000, 10_000}) {
            plot.add("power", new GrowthPlot.Point(size, 3e-6 * Math.pow(size, 1.25)));
        }
        plot.add("power", new GrowthPlot.Point(1, 7));

        assertThat(plot.slopes(10).get("power")).isCloseTo(1.25, within(ROUNDING));
        assertThat(plot.slopes(10_000).get("power")).isNaN();
    }

    @Test
    void taskIsMeasuredPrintedAndDrawn(@TempDir Path directory) throws IOException {
        int[] runs = {0};
        plot.measure("counting", 5, () -> ++runs[0]);
        plot.measure("counting", 50, () -> ++runs[0]);
        plot.draw(directory);

        assertThat(runs[0]).isGreaterThanOrEqualTo(8);
        assertThat(plot.csv())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).matches("growth,\"counting\",50?,[0-9.e-]+"));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("growth counting 50 ");
        BufferedImage image = ImageIO.read(directory.resolve("growth.png").toFile());
        assertThat(image.getWidth()).isEqualTo(900);
    }
}
