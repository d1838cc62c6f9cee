package org.attributionj.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Places labels beside points of a logarithmic picture, one after the other: right, left, above or below, where nothing stands
 * yet; a label that collides everywhere is left out. Sizes are guessed for a picture of 930 by 400 pixels.
 */
final class LabelPlaces {
    private static final double WIDTH = 930;
    private static final double HEIGHT = 400;
    private static final double LETTER = 6.6;
    private static final double LINE = 15;
    private static final double GAP = 9;
    private static final double MOST = 150;

    private final double left;
    private final double perX;
    private final double bottom;
    private final double perY;
    private final List<Box> taken = new ArrayList<>();

    private record Box(double x, double y, double width, double height) {
        boolean collides(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    LabelPlaces(double left, double right, double bottom, double top) {
        this.left = Math.log(left);
        this.bottom = Math.log(bottom);
        perX = WIDTH / (Math.log(right) - this.left);
        perY = HEIGHT / (Math.log(top) - this.bottom);
    }

    private double x(double value) {
        return (Math.log(value) - left) * perX;
    }

    private double y(double value) {
        return HEIGHT - (Math.log(value) - bottom) * perY;
    }

    /** Takes the place of a point. */
    void point(double x, double y) {
        taken.add(new Box(x(x) - 6, y(y) - 6, 12, 12));
    }

    /** Where a label goes; empty if nowhere. */
    String place(String label, double x, double y) {
        double width = Math.min(MOST, label.length() * LETTER);
        double px = x(x);
        double py = y(y);
        if (isFree(new Box(px + GAP, py - LINE / 2, width, LINE))) {
            return "right";
        }
        if (isFree(new Box(px - GAP - width, py - LINE / 2, width, LINE))) {
            return "left";
        }
        if (isFree(new Box(px - width / 2, py - GAP - LINE, width, LINE))) {
            return "top";
        }
        return isFree(new Box(px - width / 2, py + GAP, width, LINE)) ? "bottom" : "";
    }

    private boolean isFree(Box box) {
        boolean isFree = box.x >= 0
                && box.x + box.width <= WIDTH
                && box.y >= -4
                && box.y + box.height <= HEIGHT + 4
                && taken.stream().noneMatch(box::collides);
        if (isFree) {
            taken.add(box);
        }
        return isFree;
    }
}
