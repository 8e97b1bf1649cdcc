package io.authentica.evaluate.draw;

import io.authentica.evaluate.text.DisplayText;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Paints drawings, each of their pixels as {@value #SCALE} by {@value #SCALE}: sharp on paper and on fine screens. */
public final class Png implements Canvas {

    /** How many pixels of the picture are one of the drawing's, in each direction. */
    public static final int SCALE = 2;

    private final Graphics2D graphics;

    private Png(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** Writes a file, replacing one that exists. Throws what Java throws where it finds no font. */
    public static void write(Path file, Drawing drawing) throws IOException {
        write(file, paint(drawing));
    }

    /** Writes a picture as it is. */
    public static void write(Path file, BufferedImage picture) throws IOException {
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IllegalStateException("every Java writes PNG");
        }
    }

    /** Paints a drawing. Throws what Java throws where it finds no font. */
    public static BufferedImage paint(Drawing drawing) {
        BufferedImage picture = new BufferedImage(
                SCALE * drawing.widthPixels(), SCALE * drawing.heightPixels(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.scale(SCALE, SCALE);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Png png = new Png(graphics);
            png.draw(new Shape.Box(0, 0, drawing.widthPixels(), drawing.heightPixels(), Ink.PAPER, 1));
            drawing.shapes().forEach(shape -> shape.on(png));
        } finally {
            graphics.dispose();
        }
        return picture;
    }

    @Override
    public void draw(Shape.Line line) {
        graphics.setColor(colour(line.stroke().ink(), 1));
        graphics.setStroke(stroke(line.stroke()));
        graphics.draw(path(line.points()));
    }

    @Override
    public void draw(Shape.Area area) {
        graphics.setColor(colour(area.ink(), area.opacity()));
        Path2D path = path(area.corners());
        path.closePath();
        graphics.fill(path);
    }

    @Override
    public void draw(Shape.Box box) {
        graphics.setColor(colour(box.ink(), box.opacity()));
        graphics.fill(new Rectangle2D.Double(box.left(), box.top(), box.width(), box.height()));
    }

    @Override
    public void draw(Shape.Dot dot) {
        double side = 2 * dot.radiusPixels();
        double left = dot.centre().x() - dot.radiusPixels();
        double top = dot.centre().y() - dot.radiusPixels();
        Ellipse2D disc = new Ellipse2D.Double(left, top, side, side);
        graphics.setColor(colour(dot.ink(), 1));
        switch (dot.mark()) {
            case DISC -> graphics.fill(disc);
            case SQUARE -> graphics.fill(new Rectangle2D.Double(left, top, side, side));
            case RING -> {
                graphics.setColor(colour(Ink.PAPER, 1));
                graphics.fill(disc);
                graphics.setColor(colour(dot.ink(), 1));
                graphics.setStroke(new BasicStroke(2));
                graphics.draw(disc);
            }
        }
    }

    @Override
    public void draw(Shape.Words words) {
        Shape.Face face = words.face();
        graphics.setFont(new Font(Map.of(
                TextAttribute.FAMILY,
                Font.SANS_SERIF,
                TextAttribute.SIZE,
                (float) face.sizePixels(),
                TextAttribute.WEIGHT,
                face.bold() ? TextAttribute.WEIGHT_BOLD : TextAttribute.WEIGHT_REGULAR)));
        graphics.setColor(colour(face.ink(), 1));
        String text = DisplayText.oneLine(words.text());
        double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
        AffineTransform before = graphics.getTransform();
        graphics.translate(words.at().x(), words.at().y());
        if (words.anchor() == Shape.Anchor.MIDDLE_UPWARDS) {
            graphics.rotate(-Math.PI / 2);
        }
        double start = switch (words.anchor()) {
            case START -> 0;
            case MIDDLE, MIDDLE_UPWARDS -> -width / 2;
            case END -> -width;
        };
        graphics.drawString(text, (float) start, 0);
        graphics.setTransform(before);
    }

    private static Path2D path(List<Point> points) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            if (i == 0) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        return path;
    }

    private static BasicStroke stroke(Stroke stroke) {
        double[] pattern = stroke.pattern();
        float[] dash = new float[pattern.length];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = (float) pattern[i];
        }
        return new BasicStroke(
                (float) stroke.widthPixels(),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_MITER,
                4,
                dash.length == 0 ? null : dash,
                0);
    }

    private static Color colour(Ink ink, double opacity) {
        int rgb = ink.light();
        return new Color(rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF, (int) Math.round(255 * opacity));
    }
}
