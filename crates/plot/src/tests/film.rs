//! A film is read back by a decoder: every picture, for as long as it was to be seen.

use crate::Film;

#[test]
fn pictures_come_back_with_their_colors_and_times() {
    let (ink, paper) = ([8, 119, 189, 255], [245, 147, 34, 255]);
    let of = |color: [u8; 4]| color.repeat(6 * 4);
    let mut film = Film::new(6, 4);
    film.add(&of(ink), 8);
    film.add(&of(paper), 200);
    let bytes = film.finish();
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(&bytes[..]).expect("a GIF");
    assert_eq!((decoder.width(), decoder.height()), (6, 4), "the size of every picture");
    for (color, delay) in [(ink, 8), (paper, 200)] {
        let frame = decoder.read_next_frame().expect("a picture").expect("one more");
        assert_eq!((frame.delay, &frame.buffer[..4]), (delay, &color[..]), "color and time");
    }
    assert_eq!(decoder.repeat(), gif::Repeat::Infinite, "a film in a slide goes on");
    assert!(decoder.read_next_frame().expect("an end").is_none(), "no picture more");
}

#[test]
fn of_too_many_colors_the_rare_ones_become_their_neighbors() {
    // 4096 colors, all as far apart as possible, and as many pixels of black.
    let level = |k: usize| (17 * k) as u8;
    let color = |k: usize| [level(k / 256), level(k / 16 % 16), level(k % 16), 255];
    let pixels: Vec<u8> = (0..8192).flat_map(|k| color(if k < 4096 { k } else { 0 })).collect();
    let mut film = Film::new(64, 128);
    film.add(&pixels, 8);
    let bytes = film.finish();
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    let mut decoder = options.read_info(&bytes[..]).expect("a GIF");
    let frame = decoder.read_next_frame().expect("a picture").expect("one");
    assert_eq!(frame.buffer.len(), pixels.len(), "every pixel comes back");
    assert_eq!(&frame.buffer[4 * 4096..], &pixels[4 * 4096..], "what is most common stays itself");
}

#[test]
#[should_panic(expected = "4 bytes a pixel")]
fn a_picture_of_another_size_is_refused() {
    Film::new(2, 2).add(&[0; 4], 8);
}
