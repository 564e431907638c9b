//! The screen by its keys: what is pressed, and what is read afterwards.

#![expect(clippy::unwrap_used, reason = "the helpers of tests fail like tests")]

mod screens {
    mod driver;

    mod acts;
    mod asof;
    mod attachments;
    mod bursts;
    mod choice;
    mod colours;
    mod conflicts;
    mod corrections;
    mod dates;
    mod editor;
    mod exports;
    mod fixed_days;
    mod forecast;
    mod forms;
    mod frames;
    mod help;
    mod hostile;
    mod items;
    mod journal;
    mod keystrokes;
    mod list;
    mod monkey;
    mod month;
    mod mouse;
    mod news;
    mod notes;
    mod origin;
    mod outside;
    mod plan_lines;
    mod plans;
    mod points;
    mod portfolio;
    mod program;
    mod questions;
    mod read_only;
    mod recording;
    mod reject;
    mod requests;
    mod room;
    mod scripts;
    mod search;
    mod series;
    mod settings;
    mod silence;
    mod sizes;
    mod steps;
    mod story;
    mod timeline;
    mod undo;
    mod unfinished;
    mod waive;
    mod whatif;
    mod words;
}
