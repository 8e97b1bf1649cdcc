package io.authentica.evaluate.draw;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes drawings as SVG: the same bytes for the same drawing on every machine, text as text, no style sheet, no script and no
 * reference to anything outside. Colours are those of paper, as attributes that the classes of a page around it may overrule.
 */
public final class Svg implements Canvas {

    private static final String FONTS = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif";

    private final StringBuilder text = new StringBuilder();

    private Svg() {}

    /** A whole file. */
    public static String file(Drawing drawing) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(drawing);
    }

    /** The element {@code svg} alone, for a page. */
    public static String element(Drawing drawing) {
        Svg svg = new Svg();
        svg.write(drawing);
        return svg.text.toString();
    }

    private void write(Drawing drawing) {
        int width = drawing.widthPixels();
        int height = drawing.heightPixels();
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\" width=\"%d\" height=\"%d\""
                .formatted(width, height));
        text.append(" viewBox=\"0 0 %d %d\" font-family=\"%s\">\n".formatted(width, height, FONTS));
        text.append("<title>").append(Markup.escape(drawing.title())).append("</title>\n");
        text.append("<desc>").append(Markup.escape(drawing.description())).append("</desc>\n");
        draw(new Shape.Box(0, 0, width, height, Ink.PAPER, 1));
        drawing.shapes().forEach(shape -> shape.on(this));
        text.append("</svg>\n");
    }

    @Override
    public void draw(Shape.Line line) {
        text.append("<polyline points=\"").append(points(line.points())).append('"');
        stroke(line.stroke());
        text.append("/>\n");
    }

    @Override
    public void draw(Shape.Area area) {
        text.append("<polygon points=\"").append(points(area.corners())).append('"');
        fill(area.ink(), area.opacity());
        text.append("/>\n");
    }

    @Override
    public void draw(Shape.Box box) {
        text.append("<rect");
        attribute("x", box.left());
        attribute("y", box.top());
        attribute("width", box.width());
        attribute("height", box.height());
        fill(box.ink(), box.opacity());
        text.append("/>\n");
    }

    @Override
    public void draw(Shape.Dot dot) {
        Point centre = dot.centre();
        double radius = dot.radiusPixels();
        switch (dot.mark()) {
            case DISC, RING -> {
                text.append("<circle");
                attribute("cx", centre.x());
                attribute("cy", centre.y());
                attribute("r", radius);
            }
            case SQUARE -> {
                text.append("<rect");
                attribute("x", centre.x() - radius);
                attribute("y", centre.y() - radius);
                attribute("width", 2 * radius);
                attribute("height", 2 * radius);
            }
        }
        if (dot.mark() == Shape.Mark.RING) {
            text.append(" class=\"f-%s s-%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\""
                    .formatted(
                            Ink.PAPER.id(),
                            dot.ink().id(),
                            Ink.PAPER.lightHex(),
                            dot.ink().lightHex()));
        } else {
            fill(dot.ink(), 1);
        }
        text.append("/>\n");
    }

    @Override
    public void draw(Shape.Words words) {
        Shape.Face face = words.face();
        text.append("<text");
        attribute("x", words.at().x());
        attribute("y", words.at().y());
        attribute("font-size", face.sizePixels());
        text.append(face.bold() ? " font-weight=\"bold\"" : "");
        text.append(
                switch (words.anchor()) {
                    case START -> "";
                    case MIDDLE, MIDDLE_UPWARDS -> " text-anchor=\"middle\"";
                    case END -> " text-anchor=\"end\"";
                });
        if (words.anchor() == Shape.Anchor.MIDDLE_UPWARDS) {
            text.append(" transform=\"rotate(-90 %s %s)\""
                    .formatted(number(words.at().x()), number(words.at().y())));
        }
        fill(face.ink(), 1);
        text.append('>').append(Markup.escape(words.text())).append("</text>\n");
    }

    private void fill(Ink ink, double opacity) {
        text.append(" class=\"f-%s\" fill=\"%s\"".formatted(ink.id(), ink.lightHex()));
        if (opacity < 1) {
            attribute("fill-opacity", opacity);
        }
    }

    private void stroke(Stroke stroke) {
        text.append(" class=\"s-%s\" fill=\"none\" stroke=\"%s\""
                .formatted(stroke.ink().id(), stroke.ink().lightHex()));
        attribute("stroke-width", stroke.widthPixels());
        double[] pattern = stroke.pattern();
        if (pattern.length > 0) {
            text.append(" stroke-dasharray=\"%s %s\"".formatted(number(pattern[0]), number(pattern[1])));
        }
    }

    private void attribute(String name, double value) {
        text.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    private static String points(List<Point> points) {
        return points.stream()
                .map(point -> number(point.x()) + "," + number(point.y()))
                .collect(Collectors.joining(" "));
    }

    /** At most two decimals, none that say nothing. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        String sign = hundredths < 0 ? "-" : "";
        long rest = Math.abs(hundredths);
        String decimals = rest % 10 == 0 ? Long.toString(rest % 100 / 10) : "%02d".formatted(rest % 100);
        return sign + rest / 100 + "." + decimals;
    }
}
